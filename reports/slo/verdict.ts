import type { PartUse } from '../../fixtures/load/machine-use.ts';
import { type LoadProfile, spikeEndSeconds } from '../../fixtures/load/profiles.ts';
import type { Baseline } from './baseline.ts';
import { capacityOf, recoverySeconds } from './capacity.ts';
import { compare, testStated } from './compare.ts';
import { judgeObjectives, verdictOfRun } from './judge.ts';
import type { Objective } from './objectives.ts';
import type { SloStatement } from './statement.ts';
import type { LoadSummary } from './summary.ts';

/** The statement on a run from its summary, wherever k6 ran. */
export function judgeLoad(options: {
  readonly profile: LoadProfile;
  readonly objectives: readonly Objective[];
  readonly parts: { readonly blocks: number; readonly blockSeconds: number };
  readonly summary: LoadSummary;
  /** The resource usage of each part, if it could be measured. */
  readonly use: Readonly<Record<string, PartUse>>;
  readonly baseline?: Baseline | undefined;
  /** Whether the run finished. */
  readonly complete: boolean;
}): Omit<SloStatement, 'schema' | 'run'> {
  const { profile, objectives, parts, summary, use, baseline } = options;
  const growth = use.LibreChat?.memoryGrowth;
  const measuredBeside = growth === undefined ? {} : { server_memory_growth: growth };
  const judged = judgeObjectives(objectives, summary, parts.blocks, measuredBeside);
  const changes = baseline && compare(judged, baseline.objectives);
  const worse = changes?.filter(({ verdict }) => verdict === 'worse').length ?? 0;
  const spikeEnd = spikeEndSeconds(profile);
  return {
    verdict: verdictOfRun(judged, worse, options.complete, profile.untilBroken),
    objectives: judged,
    ...(baseline && changes
      ? { comparison: { baseline: baseline.name, test: testStated, changes } }
      : {}),
    ...(profile.untilBroken ? { capacity: capacityOf(objectives, summary, parts, use) } : {}),
    ...(spikeEnd ? { recoverySeconds: recoverySeconds(objectives, summary, parts, spikeEnd) } : {}),
  };
}
