import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Pace } from '../../fixtures/doubles/pace.ts';
import type { PartUse } from '../../fixtures/load/machine-use.ts';
import type { ReportedStack } from '../../fixtures/stack/stack.ts';
import type { LoadJudgement } from '../../fixtures/verdicts/load/judgement.ts';
import type { Pressure } from '../../fixtures/verdicts/load/pressure.ts';
import { type RunRecord, recordRun, recordTarget, type TargetRecord } from '../run-record.ts';

/** The result of a load run: the content of slo.json. */
export interface SloStatement extends LoadJudgement {
  readonly schema: 1;
  readonly run: RunRecord & {
    readonly profile: string;
    readonly target: TargetRecord;
    readonly caveats: readonly string[];
    /** The traffic that was sent, by scenario. */
    readonly sent: readonly string[];
    /** The expected traffic, in visits or chats per second. */
    readonly rate: number;
    readonly machine: {
      readonly processor: string;
      readonly processors: number;
      readonly memoryGb: number;
    };
    /** The response times of the model double itself, before and during the run. */
    readonly doubles?: { readonly before: Pace; readonly during: Pace };
    /** The resource usage of each part of the stack. */
    readonly use: Readonly<Record<string, PartUse>>;
    /** The machine and the generator during the run; absent if they ran elsewhere. */
    readonly pressure?: readonly Pressure[];
  };
}

export function makeSloStatement(
  options: Omit<SloStatement['run'], 'id' | 'suiteVersion' | 'target' | 'machine' | 'startedAt'> & {
    readonly startedAt: Date;
    readonly stack: ReportedStack;
  },
  judgement: LoadJudgement,
): SloStatement {
  const { stack, startedAt, ...run } = options;
  return {
    schema: 1,
    run: {
      ...recordRun(startedAt, run.durationMs),
      ...run,
      target: recordTarget(stack),
      machine: {
        processor: cpus()[0]?.model.trim() ?? 'unknown',
        processors: availableParallelism(),
        memoryGb: Math.round(totalmem() / 2 ** 30),
      },
    },
    ...judgement,
  };
}
