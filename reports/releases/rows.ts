import { type CheckVerdict, checkVerdicts } from '../../fixtures/checks/types.ts';
import { nameOf, provenReleases } from '../../fixtures/releases/proven.ts';
import { compareReleases } from '../../fixtures/releases/release.ts';
import { isRed, type ReleaseRun } from './run.ts';

/** One row of the table: a release on one kind of target. Its numbers are those of the newest run. */
export interface ReleaseRow {
  readonly release: string;
  /** For people. */
  readonly name: string;
  readonly commit: string;
  /** The date of the release's commit, ISO 8601. */
  readonly released: string;
  readonly verdict: ReleaseRun['verdict'];
  readonly counts: Readonly<Record<CheckVerdict, number>>;
  readonly durationMs: number;
  /** When the newest run started, ISO 8601. */
  readonly startedAt: string;
  readonly suiteVersion: string;
  readonly target: ReleaseRun['target'];
  readonly ranOn: string;
  readonly caveats: readonly string[];
  /** How many runs were counted. */
  readonly runs: number;
  /** Checks whose verdicts differ between these runs: their verdicts, newest run first. */
  readonly differing: Readonly<Record<string, readonly CheckVerdict[]>>;
}

/** A row's place in the table and the runs it stands on, newest first. */
export interface Group {
  readonly release: string;
  readonly kind: ReleaseRun['target']['kind'];
  readonly runs: readonly [ReleaseRun, ...ReleaseRun[]];
}

/**
 * Runs by release and kind of target, oldest release first. Runs by another version of the suite than the newest run of
 * a group are left out: what differs between them may be the suite.
 * @param runs newest first
 */
export function groupRuns(runs: readonly ReleaseRun[]): Group[] {
  const byPlace = Map.groupBy(runs, ({ release, target }) => `${release} on ${target.kind}`);
  return [...byPlace.values()]
    .flatMap(([newest, ...others]): Group[] => {
      if (!newest) return [];
      const same = others.filter(({ suiteVersion }) => suiteVersion === newest.suiteVersion);
      return [{ release: newest.release, kind: newest.target.kind, runs: [newest, ...same] }];
    })
    .toSorted((a, b) => compareReleases(a.release, b.release) || a.kind.localeCompare(b.kind));
}

/** The row of a group. */
export function rowOf({ release, runs }: Group): ReleaseRow {
  const [newest] = runs;
  const proven = provenReleases.find((it) => compareReleases(it.release, release) === 0);
  return {
    release,
    name: nameOf(release),
    commit: proven?.commit ?? '',
    released: proven?.date ?? '',
    verdict: newest.verdict,
    counts: countsOf(Object.values(newest.checks)),
    durationMs: newest.durationMs,
    startedAt: newest.startedAt,
    suiteVersion: newest.suiteVersion,
    target: newest.target,
    ranOn: sayTarget(newest.target),
    caveats: newest.caveats,
    runs: runs.length,
    differing: Object.fromEntries(
      Object.keys(newest.checks)
        .map((id) => [id, verdictsOf(id, runs)] as const)
        .filter(([, seen]) => new Set(seen).size > 1),
    ),
  };
}

function countsOf(verdicts: readonly CheckVerdict[]): ReleaseRow['counts'] {
  const counted = checkVerdicts.map((it) => [it, verdicts.filter((seen) => seen === it).length]);
  return Object.fromEntries(counted);
}

const kinds = {
  reference: 'bundled reference',
  checkout: 'built source tree',
  compose: 'Compose project',
  remote: 'running deployment',
  'control-plane': 'Control Plane alone',
} as const;

function sayTarget({ kind, parts }: ReleaseRun['target']): string {
  const { MongoDB: database } = parts;
  if (!database) return kinds[kind];
  return `${kinds[kind]}, ${database.includes('stand-in') ? 'MongoDB stand-in' : 'MongoDB'}`;
}

/** What the runs of a release say of one check. */
export interface Finding {
  /** The worst verdict of any run. */
  readonly verdict: CheckVerdict;
  /** How many runs have it, of how many that judged the check. */
  readonly inRuns: number;
  readonly ofRuns: number;
  /** Where it does not hold: the sentence, what was seen, and reason and link of a known deviation. */
  readonly red?: ReleaseRun['red'][string] | undefined;
}

const worstFirst = ['failed', 'known-deviation', 'warning', 'passed'] as const;

/** What the runs of a release say of a check; undefined when none of them judged it. */
export function findingOf(id: string, runs: readonly ReleaseRun[]): Finding | undefined {
  const judged = runs.filter(({ checks }) => isRed(checks[id]) || checks[id] === 'passed');
  const verdict = worstFirst.find((it) => judged.some(({ checks }) => checks[id] === it));
  if (!verdict) return undefined;
  const having = judged.filter(({ checks }) => checks[id] === verdict);
  const red = isRed(verdict) ? having[0]?.red[id] : undefined;
  return {
    verdict,
    inRuns: having.length,
    ofRuns: judged.length,
    ...(red ? { red } : {}),
  };
}

function verdictsOf(id: string, runs: readonly ReleaseRun[]): CheckVerdict[] {
  return runs.flatMap(({ checks }) => checks[id] ?? []);
}
