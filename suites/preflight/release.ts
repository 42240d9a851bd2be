import { currentRelease, nameOf } from '../../fixtures/releases/proven.ts';
import {
  isBefore,
  isWithin,
  type ReleaseRange,
  releaseOfImage,
} from '../../fixtures/releases/release.ts';
import known from './data/known-names.json' with { type: 'json' };
import type { KnownNames, Spans } from './data/tabulate.ts';
import { isPublished } from './reading/librechat.ts';
import type { Project } from './reading/project.ts';

const tables = known as unknown as KnownNames;

/** The release that a project runs, as far as its image says. */
export interface JudgedRelease {
  /** The tag; undefined for `latest`, an image of the operator's, or a server without a container. */
  readonly tag: string | undefined;
  /** The release that rules take: the tag, else the current one. */
  readonly taken: string;
  /** How a finding names it. */
  readonly name: string;
  /** The image is a certain one, by a commit, a digest or a version of the operator's own: it may be of any release. */
  readonly isHidden?: boolean;
  /** An image that LibreChat does not publish, without a release in its tag: its code may read more than LibreChat's. */
  readonly isOwn?: boolean;
  /** It came after those that the tables were made from: it may know more names. */
  readonly isNewer?: boolean;
}

const moving = /^(latest|main|master|edge|nightly|dev|stable)$/;

function isPinned(image: string): boolean {
  const [, version] = /:([\w.-]+)(?:@|$)/.exec(image) ?? [];
  return image.includes('@') || (version !== undefined && !moving.test(version));
}

/** The last release that the tables were made from. */
const newest = tables.releases.at(-1)?.release ?? currentRelease;

/** The release of LibreChat's service. */
export function releaseOf({ librechat }: Pick<Project, 'librechat'>): JudgedRelease {
  const image = librechat.image?.text ?? '';
  const tag = releaseOfImage(image);
  const isBuilt = librechat.service?.node.entries.has('build') === true;
  const isOwn = !tag && (image !== '' || isBuilt) && !isPublished(image);
  return {
    tag,
    taken: tag ?? currentRelease,
    name: tag ?? `${currentRelease} (current)`,
    isHidden: !tag && isPinned(image),
    isOwn,
    isNewer: tag !== undefined && isBefore(newest, tag),
  };
}

/** Whether the project's release, or the current one where it is not known, is in a range. */
export const runsWithin = (project: Pick<Project, 'librechat'>, range: ReleaseRange) =>
  isWithin(releaseOf(project).taken, range);

/** What a table says about a name at the project's release. */
export type Knowledge =
  | { readonly is: 'known' }
  /** No release knows it. */
  | { readonly is: 'unknown' }
  | { readonly is: 'later'; readonly since: string }
  | { readonly is: 'gone'; readonly until: string };

type Table = 'variables' | 'flags' | 'keys';

/** The first release that the tables were made from; of those before it nothing is known. */
const oldest = Object.values<Spans>(tables.variables)
  .flatMap((spans) => spans.map(([since]) => since))
  .reduce((first, since) => (isBefore(since, first) ? since : first));

/**
 * Whether LibreChat knows a name at a release. Where the release is not known, a name of the current or a later release
 * is known.
 */
export function knowledgeOf(
  table: Table,
  name: string,
  { tag, taken, isHidden }: JudgedRelease,
): Knowledge {
  const spans = Object.hasOwn(tables[table], name) ? tables[table][name] : undefined;
  if (!spans) return { is: 'unknown' };
  if (isHidden || isBefore(taken, oldest)) return { is: 'known' };
  const isKnown = spans.some(([since, until]) => isWithin(taken, { since, until }));
  const last = spans.at(-1);
  if (isKnown || !last) return { is: 'known' };
  const next = spans.find(([since]) => isBefore(taken, since));
  if (next) return tag ? { is: 'later', since: nameOf(next[0]) } : { is: 'known' };
  return { is: 'gone', until: nameOf(last[1] ?? taken) };
}

/** The names of a table that a release knows. */
export function namesAt(table: Table, release: JudgedRelease): string[] {
  const entries = Object.entries<Spans>(tables[table]);
  return entries
    .filter(([name]) => knowledgeOf(table, name, release).is === 'known')
    .map(([name]) => name);
}

/** The version of librechat.yaml's format that each release writes. Source: librechat-data-provider, CONFIG_VERSION. */
export const configVersions: Readonly<Record<string, string>> = {
  ...tables.configVersions,
  'v0.8.6-rc1': '1.3.11',
  'v0.8.8-rc4': '1.3.17',
};
