import type { RunVerdict } from '../../fixtures/checks/types.ts';
import type { Objective } from './objectives.ts';
import type { LoadSummary } from './summary.ts';
import { hasBlocks } from './thresholds.ts';

/** `not-reached`: the run did not measure it. */
export type SloVerdict = 'passed' | 'failed' | 'not-reached';

export interface JudgedObjective extends Omit<Objective, 'scenario' | 'profile'> {
  readonly measured: number | null;
  readonly samples: number;
  readonly verdict: SloVerdict;
  /** The statistic in each block of the run that has samples, in order. */
  readonly blocks: readonly number[];
}

/** The generator was the bottleneck, so the run measured the generator. */
const generatorSlo = 'generator.dropped';
const answersSlo = 'answers.wrong';

/** Judges objectives from k6's summary. `others` are measured outside of k6, by metric. */
export function judgeObjectives(
  objectives: readonly Objective[],
  summary: LoadSummary,
  blocks: number,
  others: Readonly<Record<string, number>> = {},
): JudgedObjective[] {
  return objectives.map(({ scenario: _, profile: __, ...objective }) => {
    const { metric, statistic } = objective;
    const counted = statistic === 'count' ? 0 : undefined;
    const measured = others[metric] ?? summary.value(metric, statistic) ?? counted ?? null;
    const inBlocks = Array.from({ length: blocks }, (_, block) =>
      summary.valueInBlock(metric, statistic, block),
    );
    return {
      ...objective,
      measured,
      samples: summary.samples(metric),
      verdict: verdictOf(measured, objective.objective),
      blocks: hasBlocks(objective) ? inBlocks.filter((it) => it !== undefined) : [],
    };
  });
}

function verdictOf(measured: number | null, objective: number): SloVerdict {
  if (measured === null) return 'not-reached';
  return measured <= objective ? 'passed' : 'failed';
}

/**
 * The verdict of a run. An objective that became worse than the baseline counts as missed. A run that continues until
 * something breaks conforms if it found the limit and no answer was wrong.
 */
export function verdictOfRun(
  judged: readonly JudgedObjective[],
  regressions: number,
  complete: boolean,
  untilBroken = false,
): RunVerdict {
  const isFailed = ({ verdict }: JudgedObjective) => verdict === 'failed';
  const dropped = judged.some((it) => it.id === generatorSlo && isFailed(it));
  if (!complete || dropped || judged.some(({ verdict }) => verdict === 'not-reached'))
    return 'incomplete';
  const counted = untilBroken ? judged.filter(({ id }) => id === answersSlo) : judged;
  return regressions > 0 || counted.some(isFailed) ? 'does-not-conform' : 'conforms';
}
