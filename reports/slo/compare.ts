import { mean, median, permutationTest } from 'simple-statistics';
import type { JudgedObjective } from './judge.ts';

/** What changed since an earlier run. */
export interface Change {
  readonly id: string;
  /** The relative change of the statistic: 0.2 is 20 % more. */
  readonly change: number;
  /**
   * The probability of a difference of this size or more if nothing had changed, adjusted for the number of
   * objectives that are compared (Holm 1979).
   */
  readonly p: number;
  readonly verdict: 'worse' | 'better' | 'same';
}

/** The statistical test, as stated in reports. */
export const testStated =
  'two-sided permutation test (10,000 permutations) of the means of the statistic over the blocks of both runs, ' +
  "adjusted for the number of objectives by Holm's method; flagged at p < 0.01 if it changed by more than 10 % and more than 5 ms";

const significance = 0.01;
const permutations = 10_000;
const relevantShare = 0.1;
const relevantMs = 5;
const fewestBlocks = 6;

/** Compares the blocks of two runs. Objectives without enough blocks in both are left out. */
export function compare(
  now: readonly JudgedObjective[],
  before: readonly JudgedObjective[],
  random: () => number = Math.random,
): Change[] {
  const compared = now.flatMap((objective) => {
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
    return [{ id: objective.id, change, p, relevant }];
  });
  const adjusted = adjustedByHolm(compared.map(({ p }) => p));
  return compared.map(({ id, change, relevant }, index) => {
    const p = adjusted[index] ?? 1;
    const flagged = relevant && p < significance;
    const verdict = flagged ? (change > 0 ? 'worse' : 'better') : 'same';
    return { id, change, p, verdict };
  });
}

/** Keeps the probability of any false alarm at that of a single comparison. */
function adjustedByHolm(probabilities: readonly number[]): number[] {
  const ascending = probabilities.toSorted((a, b) => a - b);
  const stepwise = ascending.map((p, rank) => Math.min(1, p * (ascending.length - rank)));
  return probabilities.map((p) => Math.max(...stepwise.slice(0, ascending.indexOf(p) + 1)));
}
