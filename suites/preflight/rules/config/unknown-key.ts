import { closest, distance } from 'fastest-levenshtein';
import { entriesOf, isMapping, itemsOf, nodeAt } from '../../reading/nodes.ts';
import type { Node } from '../../reading/types.ts';
import { configSchemaOf } from '../config-schema.ts';
import { isRecord, plainConfig } from '../plain-config.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.unknown-key',
  severity: 'warning',
  why: 'Below the top level LibreChat passes over keys that it does not know: what they were to set stays at its default.',
  source:
    "librechat.md row 7; LibreChat's schema, librechat-data-provider; confirmed on v0.8.5-rc1",
  mend: 'Correct the name, or take it away; the documentation of librechat.yaml lists them.',
  failing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration:\n  allowedDomain: [example.org]\n  allowedDomains: [example.org]\n',
  },
  passing: {},
  check: ({ librechat: { config, service, environment } }) => {
    const root = config?.root;
    if (!isMapping(root)) return [];
    const { known, name } = configSchemaOf(service?.image?.text);
    const kept = known(plainConfig(root, environment));
    if (kept === undefined) return [];
    const topLevel = entriesOf(root).filter(([key]) => isRecord(kept) && key in kept);
    return topLevel
      .flatMap(([key, node]) => lostIn(node, (kept as Record<string, unknown>)[key], key))
      .map(({ at, path, near }) => ({
        at,
        message: `${name} does not know \`${path}\`${near ? `; did you mean \`${near}\`?` : '.'}`,
      }));
  },
};

/** Keys of a tree that are not in what the schema kept of it. */
function lostIn(
  node: Node,
  kept: unknown,
  path: string,
): { at: Node['at']; path: string; near: string | undefined }[] {
  if (Array.isArray(kept))
    return itemsOf(node).flatMap((item, index) => lostIn(item, kept[index], `${path}.${index}`));
  if (!isRecord(kept)) return [];
  return entriesOf(node).flatMap(([key, child]) => {
    if (key in kept) return lostIn(child, kept[key], `${path}.${key}`);
    const others = Object.keys(kept).filter((other) => !nodeAt(node, other));
    const near = others.length > 0 ? closest(key, others) : undefined;
    return [
      {
        at: child.at,
        path: `${path}.${key}`,
        near: near && distance(key, near) <= 2 ? near : undefined,
      },
    ];
  });
}

export default rule;
