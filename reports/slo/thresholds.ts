import type { Threshold } from '../../suites/load/plan.ts';
import type { Objective } from './objectives.ts';

/** The name of a statistic in k6's thresholds and summary. */
export const k6Statistic: Readonly<Record<string, string>> = {
  p50: 'med',
  p75: 'p(75)',
  p95: 'p(95)',
  p99: 'p(99)',
  max: 'max',
  rate: 'rate',
  count: 'count',
};

/** The name of a metric's values in one block of the run. */
export function inBlock(metric: string, block: number): string {
  return `${metric}{block:${block}}`;
}

/** Whether a metric is recorded by block. The suite's own metrics are. */
export function hasBlocks({ metric }: Pick<Objective, 'metric'>): boolean {
  return !/^(browser_|dropped_|server_)/.test(metric);
}

/**
 * Objectives as k6 thresholds. Each block of the run has its own, so that k6 keeps separate figures for it. With
 * `untilBroken` the run ends with the first block in which an objective is missed.
 */
export function toThresholds(
  objectives: readonly Objective[],
  { blocks, blockSeconds, untilBroken = false }: BlockOptions,
): Record<string, Threshold[]> {
  const thresholds: Record<string, Threshold[]> = {};
  const require = (metric: string, threshold: Threshold) => {
    thresholds[metric] = [...(thresholds[metric] ?? []), threshold];
  };
  // The capacity is calculated from it. It has no objective.
  if (untilBroken)
    for (let block = 0; block < blocks; block++)
      require(inBlock('chat_completion', block), { threshold: 'med>=0' });
  for (const objective of objectives) {
    const statistic = k6Statistic[objective.statistic];
    if (!statistic) continue;
    const condition = `${statistic}<=${objective.objective}`;
    require(objective.metric, { threshold: condition });
    if (!hasBlocks(objective)) continue;
    for (let block = 0; block < blocks; block++)
      require(inBlock(objective.metric, block), untilBroken
        ? {
            threshold: condition,
            abortOnFail: true,
            delayAbortEval: `${(block + 1) * blockSeconds}s`,
          }
        : { threshold: `${statistic}>=0` });
  }
  return thresholds;
}

export interface BlockOptions {
  readonly blocks: number;
  readonly blockSeconds: number;
  readonly untilBroken?: boolean;
}
