import type { UserModel } from '../../fixtures/load/capacity/user-model.ts';
import type { CapacityJudgement } from '../../fixtures/verdicts/capacity/judge.ts';
import type { JudgedRoom } from '../../fixtures/verdicts/load/room.ts';
import type { MachineRecord, RunRecord, TargetRecord } from '../run-record.ts';

/** The result of a search for the capacity: the content of capacity.json. */
export interface CapacityStatement extends CapacityJudgement {
  readonly schema: 1;
  readonly run: RunRecord & {
    readonly target: TargetRecord;
    readonly caveats: readonly string[];
    readonly machine: MachineRecord;
    /** What one user does. */
    readonly model: UserModel;
  };
  readonly method: string;
  /** Generator and doubles without LibreChat, at twice the capacity. */
  readonly room?: JudgedRoom;
}

/** The statistical method, as stated in reports. */
export const methodStated =
  'plateaus of 30 to 90 s at constant rates; at each, every objective holds or not; the capacity is the rate at which they hold ' +
  'in half of the plateaus: median and 95 % interval of its posterior distribution (logistic, 4 % lapses), from equally likely ' +
  'capacities; each rate is chosen near the median of the plateaus before it';
