import { type Finding, findingOf, type Group } from './rows.ts';
import type { ReleaseRun } from './run.ts';
import { isRed } from './run.ts';

/** A check whose verdict differs between two neighbouring releases. */
export interface Change {
  readonly check: string;
  readonly before: Finding;
  readonly after: Finding;
}

/** What a release fixed and broke, compared with the release before it in the table, on the same kind of target. */
export interface ReleaseChanges {
  readonly from: string;
  readonly to: string;
  readonly target: ReleaseRun['target']['kind'];
  /** How many checks were judged on both. */
  readonly compared: number;
  readonly fixed: readonly Change[];
  readonly broke: readonly Change[];
}

/**
 * Compares each release with its neighbour before. A check that was judged on one of them alone is not a change; one
 * that is red on both, such as a failure that became a known deviation, is neither.
 */
export function changesBetween(groups: readonly Group[]): ReleaseChanges[] {
  return groups.flatMap((to, index) => {
    const from = groups.slice(0, index).findLast(({ kind }) => kind === to.kind);
    return from ? [compare(from, to)] : [];
  });
}

function compare(from: Group, to: Group): ReleaseChanges {
  const judged = checksOf(to.runs).flatMap((check): Change[] => {
    const before = findingOf(check, from.runs);
    const after = findingOf(check, to.runs);
    return before && after ? [{ check, before, after }] : [];
  });
  return {
    from: from.release,
    to: to.release,
    target: to.kind,
    compared: judged.length,
    fixed: judged.filter(({ before, after }) => isRed(before.verdict) && !isRed(after.verdict)),
    broke: judged.filter(({ before, after }) => !isRed(before.verdict) && isRed(after.verdict)),
  };
}

/** The ids of every check of some runs, in the order of the runs. */
export function checksOf(runs: readonly ReleaseRun[]): string[] {
  return [...new Set(runs.flatMap(({ checks }) => Object.keys(checks)))];
}
