import { isList, isMapping, isScalar, list } from './nodes.ts';
import type { Mapping, Node } from './types.ts';

/** Lists of a service that a later file replaces; all others are appended. */
const replaced = new Set(['command', 'entrypoint', 'test']);

/** What makes two items of a list the same, so that the later one takes the place of the earlier. */
const identities: Record<string, readonly string[]> = {
  volumes: ['target'],
  ports: ['host_ip', 'published', 'target', 'protocol'],
  secrets: ['source', 'target'],
  configs: ['source', 'target'],
};

/**
 * A later compose file laid over an earlier one: maps are merged, lists appended, the rest replaced; `!override`
 * replaces all, `!reset` removes. Both files are in their long form. Source: Compose specification, 13-merge.md.
 */
export function mergeFiles(earlier: Node | undefined, later: Node, key = ''): Node {
  if (!earlier || later.tag === '!override') return later;
  if (isMapping(earlier) && isMapping(later)) return mergeMappings(earlier, later);
  if (isList(earlier) && isList(later) && !replaced.has(key)) {
    const identify = (item: Node) => identityOf(item, identities[key]);
    const items = new Map([...earlier.items, ...later.items].map((item) => [identify(item), item]));
    return list([...items.values()], earlier.at);
  }
  return later;
}

function mergeMappings(earlier: Mapping, later: Mapping): Mapping {
  const entries = new Map(earlier.entries);
  for (const [key, node] of later.entries)
    if (node.tag === '!reset') entries.delete(key);
    else if (isScalar(node) && node.text === null && isMapping(entries.get(key))) continue;
    else entries.set(key, mergeFiles(entries.get(key), node, key));
  return { ...earlier, entries };
}

function identityOf(item: Node, fields: readonly string[] | undefined): unknown {
  if (isScalar(item)) return item.text;
  if (!isMapping(item) || !fields) return item;
  return fields.map((field) => textOf(item.entries.get(field))).join('\0');
}

const textOf = (node: Node | undefined) => (node && isScalar(node) ? (node.text ?? '') : '');
