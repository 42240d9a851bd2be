import type { RunVerdict } from '../../fixtures/checks/types.ts';
import type { UpgradeRun } from '../../fixtures/upgrade/run.ts';
import {
  judgeUpgrade,
  type Row,
  type Stage,
  stages,
  type UpgradeVerdict,
} from '../../fixtures/upgrade/verdict.ts';
import { type RunRecord, recordRun } from '../run-record.ts';

/** The result of `npm run upgrade`: the content of upgrade.json. */
export interface UpgradeStatement {
  readonly schema: 1;
  readonly run: RunRecord & {
    readonly from: string;
    readonly to: string;
    /** Milliseconds that each release took to start, in the order of the starts. */
    readonly starts: UpgradeRun['starts'];
    readonly parts: Readonly<Record<string, string>>;
    readonly caveats: readonly string[];
  };
  readonly verdict: RunVerdict;
  readonly wayBack: UpgradeVerdict['wayBack'];
  /** How many kinds of data each stage kept, lost, or could not be judged on. */
  readonly summary: Readonly<
    Record<Stage, Readonly<Record<'kept' | 'lost' | 'notJudged', number>>>
  >;
  readonly rows: readonly Row[];
}

export function makeUpgradeStatement(options: {
  readonly from: string;
  readonly to: string;
  readonly startedAt: Date;
  readonly run: UpgradeRun;
}): UpgradeStatement {
  const { from, to, startedAt, run } = options;
  return {
    schema: 1,
    run: {
      ...recordRun(startedAt),
      from,
      to,
      starts: run.starts,
      parts: run.parts,
      caveats: run.caveats,
    },
    ...judgeUpgrade(run.rows),
    summary: summarise(run.rows),
    rows: run.rows,
  };
}

function summarise(rows: readonly Row[]): UpgradeStatement['summary'] {
  const counts = stages.map((stage) => {
    const count = (verdict: string) =>
      rows.filter(({ cells }) => cells[stage].verdict === verdict).length;
    return [
      stage,
      { kept: count('kept'), lost: count('lost'), notJudged: count('not-judged') },
    ] as const;
  });
  return Object.fromEntries(counts) as UpgradeStatement['summary'];
}
