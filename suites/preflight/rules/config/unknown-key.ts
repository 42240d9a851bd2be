import { closest, distance } from 'fastest-levenshtein';
import { grouped } from '../../grouped.ts';
import { entriesOf, isMapping, itemsOf, nodeAt } from '../../reading/nodes.ts';
import type { Node } from '../../reading/types.ts';
import { type JudgedRelease, knowledgeOf, releaseOf } from '../../release.ts';
import { type ConfigSchema, configSchemaOf, isKeyOf } from '../config-schema.ts';
import { sameIn } from '../once-for-all.ts';
import { isRecord, plainConfig } from '../plain-config.ts';
import type { Finding, Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.unknown-key',
  severity: 'warning',
  why: 'Below the top level LibreChat ignores keys that its release does not know, so what they should set stays at its default.',
  source: [
    'librechat-docs/configuration/librechat_yaml',
    'librechat:packages/data-provider/src/config.ts',
  ],
  fix: 'Correct the name or remove the key; the documentation of librechat.yaml lists them.',
  failing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration:\n  allowedDomain: [example.org]\n  allowedDomains: [example.org]\n',
  },
  passing: {},
  check: (project) => {
    const { config, image, environment, schemaSource = '' } = project.librechat;
    const root = config?.root;
    if (!isMapping(root)) return [];
    const schema = configSchemaOf(image?.text);
    const kept = schema.known(plainConfig(root, environment));
    if (kept === undefined) return [];
    const release = releaseOf(project);
    // Where the source is there, no key of it is hidden.
    const known = schemaSource ? { ...release, isHidden: false } : release;
    const topLevel = entriesOf(root).filter(([key]) => isRecord(kept) && key in kept);
    const all = topLevel
      .flatMap(([key, node]) => keysOf(node, (kept as Record<string, unknown>)[key], key))
      .filter(({ key }) => !isKeyOf(schemaSource, key))
      .flatMap((found) => judged(found, schema, known).map((finding) => ({ ...found, finding })));
    return [...grouped(all, ({ key, near }) => `${key} ${near}`).values()].flatMap(onceForAll);
  },
};

/** A key that is in many endpoints is one fault. */
function onceForAll([first, ...others]: readonly (FoundKey & {
  readonly finding: Finding;
})[]): Finding[] {
  if (!first) return [];
  const edits = [first, ...others].map(({ at }) => ({ remove: true as const, at }));
  return [
    {
      ...first.finding,
      message: first.finding.message + sameIn(others),
      ...(first.finding.edit ? { edit: edits } : {}),
    },
  ];
}

interface FoundKey {
  readonly at: Node['at'];
  readonly path: string;
  readonly key: string;
  /** The schema keeps it. */
  readonly isKept: boolean;
  /** A key of that place whose name is almost the same. */
  readonly near: string | undefined;
}

function judged(
  { at, path, key, isKept, near }: FoundKey,
  schema: ConfigSchema,
  release: JudgedRelease,
): Finding[] {
  const knowledge = knowledgeOf('keys', key, release);
  if (isKept)
    return knowledge.is === 'later' && !schema.isExact && !isOwnName(path)
      ? [
          {
            at,
            message: `${release.name} ignores \`${path}\`: LibreChat reads it from ${knowledge.since} on.`,
          },
        ]
      : [];
  if (near)
    return [{ at, message: `${schema.name} does not know \`${path}\`. Did you mean \`${near}\`?` }];
  if (knowledge.is === 'gone')
    return [
      {
        at,
        message: `${release.name} no longer reads \`${path}\`: LibreChat dropped it in ${knowledge.until}.`,
        edit: { remove: true },
      },
    ];
  if ((!schema.isExact || release.isHidden) && knowledge.is === 'known') return [];
  // Code of the operator's own may read keys of its own.
  if (release.isOwn && release.isHidden) return [];
  return [{ at, message: `${schema.name} does not know \`${path}\`.` }];
}

/** Sections whose keys people choose themselves. */
const isOwnName = (path: string) =>
  /(^|\.)(mcpServers|headers|additionalHeaders|env|customUserVars|addParams|models|inferenceProfiles)\.[^.]+$/.test(
    path,
  ) || path.startsWith('fileConfig.endpoints.');

/** The keys of a tree, with what the schema kept of it. */
function keysOf(node: Node, kept: unknown, path: string): FoundKey[] {
  if (Array.isArray(kept))
    return itemsOf(node).flatMap((item, index) => keysOf(item, kept[index], `${path}.${index}`));
  if (!isRecord(kept)) return [];
  return entriesOf(node).flatMap(([key, child]) => {
    const found = { at: child.at, path: `${path}.${key}`, key };
    if (key in kept)
      return [
        { ...found, isKept: true, near: undefined },
        ...keysOf(child, kept[key], `${path}.${key}`),
      ];
    const others = Object.keys(kept).filter((other) => !nodeAt(node, other));
    const near = others.length > 0 ? closest(key, others) : undefined;
    return [{ ...found, isKept: false, near: near && distance(key, near) <= 2 ? near : undefined }];
  });
}

export default rule;
