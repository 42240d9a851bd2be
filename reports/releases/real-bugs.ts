import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isCheckId } from '../../fixtures/checks/catalogue.ts';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { readYamlList } from '../../fixtures/kernel/yaml-list.ts';
import { isBefore, releaseTag } from '../../fixtures/releases/release.ts';
import { type Finding, findingOf, type Group } from './rows.ts';
import { isRed } from './run.ts';

export const realBugsFile = fileURLToPath(new URL('./real-bugs.yaml', import.meta.url));

const bugSchema = z
  .strictObject({
    change: z.string().regex(/^[0-9a-f]{9,40}$/, 'must be a commit, at least nine digits'),
    subject: z.string().min(10, 'must say in a sentence what was wrong'),
    /** The first release with the fix. */
    since: releaseTag('must be a release tag'),
    checks: z.array(z.string()).min(1).optional(),
    /** Where no check covers it yet: the area that will, and why not now. */
    later: z.strictObject({ area: z.string(), why: z.string().min(10) }).optional(),
    /** Where no check can cover it, because nothing differs between two releases for somebody outside: why. */
    unseen: z.string().min(10).optional(),
  })
  .refine(
    ({ checks, later, unseen }) => [checks, later, unseen].filter(Boolean).length === 1,
    'needs either checks, later or unseen',
  );

/** A bug that LibreChat had and fixed, and the checks that must have seen it. */
export type RealBug = z.infer<typeof bugSchema>;

/**
 * Reads a list of real bugs. The ids of the checks are not looked up: see assertKnownChecks.
 * @throws UserError naming the file, the entry and what is allowed
 */
export function readRealBugs(file = realBugsFile): RealBug[] {
  const remedy =
    'Each entry needs change, subject, since, and one of checks, later (area, why) and unseen.';
  return readYamlList(file, bugSchema, (what) => new UserError(`${file} ${what}`, { remedy }));
}

/** @throws UserError for a check that is not in the catalogue */
export function assertKnownChecks(bugs: readonly RealBug[]): void {
  for (const { change, checks = [] } of bugs) {
    const unknown = checks.find((id) => !isCheckId(id));
    if (unknown)
      throw new UserError(
        `reports/releases/real-bugs.yaml: ${change} names the check ${unknown}, which is not in the catalogue.`,
        { remedy: 'Correct the id, or say under `later` which area will cover it.' },
      );
  }
}

/** What the runs of one release say of a check. */
export interface FindingOnRelease extends Finding {
  readonly release: string;
}

/** What the runs say of a real bug, by check. */
export interface JudgedBug extends Omit<RealBug, 'checks'> {
  readonly checks: readonly {
    readonly check: string;
    /** On the newest release without the fix on which the check was judged. */
    readonly before?: FindingOnRelease | undefined;
    /** On the oldest release with the fix on which the check was judged. */
    readonly after?: FindingOnRelease | undefined;
    /** Whether it is red before and green after; undefined while one side was not judged. */
    readonly confirmed?: boolean | undefined;
  }[];
}

/** @param groups oldest release first */
export function judgeBug({ checks = [], ...bug }: RealBug, groups: readonly Group[]): JudgedBug {
  const without = groups.filter(({ release }) => isBefore(release, bug.since));
  const withFix = groups.filter(({ release }) => !isBefore(release, bug.since));
  return {
    ...bug,
    checks: checks.map((check) => {
      const before = firstFinding(check, without.toReversed());
      const after = firstFinding(check, withFix);
      const confirmed = before && after && isRed(before.verdict) && !isRed(after.verdict);
      return {
        check,
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
        ...(confirmed === undefined ? {} : { confirmed }),
      };
    }),
  };
}

function firstFinding(check: string, groups: readonly Group[]): FindingOnRelease | undefined {
  for (const { release, runs } of groups) {
    const finding = findingOf(check, runs);
    if (finding) return { release, ...finding };
  }
  return undefined;
}
