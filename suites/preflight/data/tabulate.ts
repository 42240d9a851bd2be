import type { ReleaseNames, SourceRelease } from './collect.ts';

/** When a release knows a name, as pairs of the first release that does and the first that does not. */
export type Spans = readonly (readonly [since: string, until?: string])[];

/** What the releases of LibreChat know, by name: the content of known-names.json. */
export interface KnownNames {
  readonly releases: readonly SourceRelease[];
  readonly configVersions: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, Spans>>;
  readonly flags: Readonly<Record<string, Spans>>;
  readonly keys: Readonly<Record<string, Spans>>;
}

/** @param collected oldest release first */
export function tabulate(
  collected: readonly { readonly release: SourceRelease; readonly names: ReleaseNames }[],
): KnownNames {
  const table = (of: (names: ReleaseNames) => ReadonlySet<string>) => {
    const all = [...new Set(collected.flatMap(({ names }) => [...of(names)]))].sort();
    return Object.fromEntries(
      all.map((name) => [
        name,
        spansOf(collected.map(({ release, names }) => [release.release, of(names).has(name)])),
      ]),
    );
  };
  const versions = collected.flatMap(({ release, names }) =>
    names.configVersion ? [[release.release, names.configVersion]] : [],
  );
  return {
    releases: collected.map(({ release }) => release),
    configVersions: Object.fromEntries(versions) as Record<string, string>,
    variables: table(({ variables }) => variables),
    flags: table(({ flags }) => flags),
    keys: table(({ keys }) => keys),
  };
}

function spansOf(known: readonly (readonly [release: string, isKnown: boolean])[]): Spans {
  const spans: [string, string?][] = [];
  let isOpen = false;
  for (const [release, isKnown] of known) {
    if (isKnown && !isOpen) spans.push([release]);
    if (!isKnown && isOpen) spans.at(-1)?.push(release);
    isOpen = isKnown;
  }
  return spans;
}
