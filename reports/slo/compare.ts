import { mean, median, permutationTest } from 'simple-statistics';
import type { JudgedObjective } from './judge.ts';

/** What changed since an earlier run. */
export interface Change {
  readonly id: string;
  /** The relative change of the statistic: 0.2 is 20 % more. */
  readonly change: number;
  /** The probability of such a difference, or a greater one, if nothing had changed. */
  readonly p: number;
  readonly verdict: 'worse' | 'better' | 'same';
}

/** The test, as reports state it. */
export const testStated =
  'two-sided permutation test (10,000 permutations) of the means of the statistic over the parts of both runs; ' +
  'flagged at p < 0.01 where it changed by more than a tenth and by more than 5 ms';

const significance = 0.01;
const permutations = 10_000;
const relevantShare = 0.1;
const relevantMs = 5;
const fewestBlocks = 6;

/** Compares the parts of two runs. Objectives without enough parts in both are left out. */
export function compare(
  now: readonly JudgedObjective[],
  before: readonly JudgedObjective[],
  random: () => number = Math.random,
): Change[] {
  return now.flatMap((objective) => {
    const earlier = before.find(({ id }) => id === objective.id);
    if (objective.unit !== 'ms' || !earlier) return [];
    const [a, b] = [objective.blocks, earlier.blocks];
    if (Math.min(a.length, b.length) < fewestBlocks) return [];
    const difference = mean([...a]) - mean([...b]);
    const change = difference / Math.max(1, mean([...b]));
    const p = permutationTest([...a], [...b], 'two_side', permutations, random);
    const relevant =
      Math.abs(change) > relevantShare &&
      Math.abs(difference) > relevantMs &&
      Math.abs(median([...a]) - median([...b])) > relevantMs;
    const flagged = relevant && p < significance;
    const verdict = flagged ? (difference > 0 ? 'worse' : 'better') : 'same';
    return [{ id: objective.id, change, p, verdict }];
  });
}
