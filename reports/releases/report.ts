import { nameOf } from '../../fixtures/releases/proven.ts';
import { changesBetween, checksOf, type ReleaseChanges } from './changes.ts';
import { type JudgedBug, judgeBug, type RealBug } from './real-bugs.ts';
import { type Finding, findingOf, type Group, groupRuns, type ReleaseRow, rowOf } from './rows.ts';
import { isRed, type ReleaseRun } from './run.ts';

/** The results of the suite for each LibreChat release: the content of releases.json. */
export interface ReleasesReport {
  readonly schema: 1;
  readonly profile: string;
  /** Oldest release first. */
  readonly releases: readonly ReleaseRow[];
  /** What a reader must know before comparing rows, one sentence each. */
  readonly notes: readonly string[];
  /** Every check that does not hold on some release. */
  readonly red: readonly RedCheck[];
  readonly changes: readonly ReleaseChanges[];
  readonly realBugs: readonly JudgedBug[];
  /** The runs that the rest is computed from, newest first. */
  readonly runs: readonly ReleaseRun[];
}

/** A check that does not hold on some release. */
export interface RedCheck {
  readonly check: string;
  readonly text: string;
  /** Reason and link, where it is a known deviation on some release. */
  readonly known?: string | undefined;
  /** One per row of the table, in its order; null where the check was not judged. */
  readonly findings: readonly (Finding | null)[];
}

/**
 * Computes the table, the changes between releases and what became of the real bugs.
 * @param runs newest first, all of one profile
 */
export function makeReport(runs: readonly ReleaseRun[], bugs: readonly RealBug[]): ReleasesReport {
  const groups = groupRuns(runs);
  const counted = groups.flatMap((group) => group.runs);
  return {
    schema: 1,
    profile: counted[0]?.profile ?? 'all',
    releases: groups.map(rowOf),
    notes: [...sharedCaveats(groups), ...missingChecks(groups)],
    red: redChecks(groups),
    changes: changesBetween(groups),
    realBugs: bugs.map((bug) => judgeBug(bug, groups)),
    runs: runs.filter((run) => counted.includes(run)),
  };
}

/** Each caveat once, with the releases it is about; without the list of known deviations, which `red` holds. */
function sharedCaveats(groups: readonly Group[]): string[] {
  const all = groups.flatMap(({ release, runs: [newest] }) =>
    newest.caveats
      .filter((caveat) => !Object.keys(newest.red).some((check) => caveat.includes(check)))
      .map((caveat) => ({ caveat, name: nameOf(release) })),
  );
  const releases = new Set(groups.map(({ release }) => release));
  return [...Map.groupBy(all, ({ caveat }) => caveat)].map(([caveat, about]) => {
    const names = new Set(about.map(({ name }) => name));
    return `${names.size === releases.size ? 'All releases' : [...names].join(', ')}: ${caveat}`;
  });
}

/** Runs that lack checks of other runs: an older suite, or a part of a run. */
function missingChecks(groups: readonly Group[]): string[] {
  const all = checksOf(groups.map(({ runs }) => runs[0]));
  return groups.flatMap(({ release, runs: [newest] }) => {
    const missing = all.filter((id) => newest.checks[id] === undefined);
    if (missing.length === 0) return [];
    return [
      `${nameOf(release)}: ${missing.length} of ${all.length} checks are missing from its newest run: an older suite or --grep. Run this release again to compare them: ${someOf(missing)}.`,
    ];
  });
}

function redChecks(groups: readonly Group[]): RedCheck[] {
  return checksOf(groups.flatMap(({ runs }) => runs)).flatMap((check) => {
    const findings = groups.map(({ runs }) => findingOf(check, runs) ?? null);
    const red = findings.filter((finding) => isRed(finding?.verdict));
    const text = red.at(-1)?.red?.text;
    if (text === undefined) return [];
    const known = red.findLast((finding) => finding?.red?.known)?.red?.known;
    return [{ check, text, ...(known ? { known } : {}), findings }];
  });
}

const namedAtMost = 10;

/** The first few names, and how many there are more. */
function someOf(names: readonly string[]): string {
  const more = names.length - namedAtMost;
  if (more <= 0) return names.join(', ');
  return `${names.slice(0, namedAtMost).join(', ')} and ${more} more`;
}
