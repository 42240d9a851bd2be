import type { PartUse } from '../../fixtures/load/machine-use.ts';
import type { Objective } from './objectives.ts';
import type { Capacity } from './statement.ts';
import type { LoadSummary } from './summary.ts';
import { hasBlocks, inBlock } from './thresholds.ts';

const busyShare = 0.9;

/** The capacity found by a breakpoint run: that of the block before the first one in which an objective was missed. */
export function capacityOf(
  objectives: readonly Objective[],
  summary: LoadSummary,
  { blocks, blockSeconds }: { blocks: number; blockSeconds: number },
  use: Readonly<Record<string, PartUse>>,
): Capacity {
  const judged = objectives.filter(hasBlocks);
  const brokenIn = (block: number) =>
    judged.filter(
      ({ metric, statistic, objective }) =>
        (summary.valueInBlock(metric, statistic, block) ?? 0) > objective,
    );
  const measured = Array.from({ length: blocks }, (_, block) => block).filter(
    (block) => summary.samples(inBlock('wrong_answers', block)) > 0,
  );
  const first = measured.find((block) => brokenIn(block).length > 0);
  // The last block is shorter if the run ended in it.
  const held = first === undefined ? (measured.at(-2) ?? 0) : Math.max(0, first - 1);
  const chatsPerSecond = summary.samples(inBlock('wrong_answers', held)) / blockSeconds;
  const completionMs = summary.valueInBlock('chat_completion', 'p50', held) ?? 0;
  return {
    chatsPerSecond: Math.round(chatsPerSecond * 10) / 10,
    concurrentUsers: Math.round((chatsPerSecond * completionMs) / 1_000),
    broke: first === undefined ? [] : brokenIn(first).map(({ id }) => id),
    bottleneck: bottleneckOf(use),
  };
}

/** The busiest part of the stack: a Node process has one thread for all requests. */
export function bottleneckOf(use: Readonly<Record<string, PartUse>>): string {
  const [busiest] = Object.entries(use).toSorted(([, a], [, b]) => b.cpuPeak - a.cpuPeak);
  if (!busiest) return 'unknown: no process of the stack runs on this machine';
  const [part, { cpuPeak }] = busiest;
  const says = `${part} used ${cpuPeak.toFixed(2)} processors at its peak`;
  return cpuPeak >= busyShare ? says : `not the processors: ${says}`;
}

/** Seconds after `spikeEndSeconds` until every objective held in a block and in all later ones; null if never. */
export function recoverySeconds(
  objectives: readonly Objective[],
  summary: LoadSummary,
  { blocks, blockSeconds }: { blocks: number; blockSeconds: number },
  spikeEndSeconds: number,
): number | null {
  const holds = (block: number) =>
    objectives
      .filter(hasBlocks)
      .every(
        ({ metric, statistic, objective }) =>
          (summary.valueInBlock(metric, statistic, block) ?? 0) <= objective,
      );
  const from = Math.ceil(spikeEndSeconds / blockSeconds);
  const after = Array.from({ length: blocks - from }, (_, n) => from + n);
  const lastBroken = after.findLast((block) => !holds(block));
  if (lastBroken === undefined) return 0;
  return lastBroken === after.at(-1) ? null : (lastBroken + 1) * blockSeconds - spikeEndSeconds;
}
