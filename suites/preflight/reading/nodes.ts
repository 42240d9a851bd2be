import type { List, Mapping, Node, Position, Scalar } from './types.ts';

/*
 * Ways into a tree of nodes and ways to make one.
 */

export const isMapping = (node: Node | undefined): node is Mapping => node?.kind === 'map';
export const isList = (node: Node | undefined): node is List => node?.kind === 'list';
export const isScalar = (node: Node | undefined): node is Scalar => node?.kind === 'scalar';

/** The node that lies at a path of keys and indices. */
export function nodeAt(
  node: Node | undefined,
  ...path: readonly (string | number)[]
): Node | undefined {
  let here = node;
  for (const step of path) {
    if (isMapping(here)) here = here.entries.get(String(step));
    else if (isList(here)) here = here.items[Number(step)];
    else return undefined;
  }
  return here;
}

export function scalarAt(node: Node | undefined, ...path: readonly (string | number)[]) {
  const found = nodeAt(node, ...path);
  return isScalar(found) ? found : undefined;
}

/** The text at a path; undefined where there is none, or none yet. */
export function textAt(node: Node | undefined, ...path: readonly (string | number)[]) {
  const found = scalarAt(node, ...path);
  return found?.unknown ? undefined : (found?.text ?? undefined);
}

/** The nearest place to a path that is there: the path's own, or that of what would hold it. */
export function placeAt(node: Node, path: readonly (string | number)[]): Position {
  for (let length = path.length; length > 0; length--) {
    const found = nodeAt(node, ...path.slice(0, length));
    if (found) return found.at;
  }
  return node.at;
}

export const itemsOf = (node: Node | undefined): readonly Node[] =>
  isList(node) ? node.items : [];

export const entriesOf = (node: Node | undefined): readonly (readonly [string, Node])[] =>
  isMapping(node) ? [...node.entries] : [];

export const scalar = (text: string | null, at: Position, unknown = false): Scalar => ({
  kind: 'scalar',
  text,
  value: text,
  at,
  unknown,
});

export const mapping = (entries: Iterable<readonly [string, Node]>, at: Position): Mapping => ({
  kind: 'map',
  entries: new Map(entries),
  at,
});

export const list = (items: readonly Node[], at: Position): List => ({ kind: 'list', items, at });

/** Every scalar of a tree with the path that leads to it. */
export function* scalarsOf(
  node: Node,
  path: readonly string[] = [],
): Generator<[readonly string[], Scalar]> {
  if (isScalar(node)) yield [path, node];
  else if (isMapping(node))
    for (const [key, child] of node.entries) yield* scalarsOf(child, [...path, key]);
  else
    for (const [index, child] of node.items.entries())
      yield* scalarsOf(child, [...path, String(index)]);
}

/** A tree as YAML alone would give it: the values before interpolation, without what `!reset` takes away. */
export function plainOf(node: Node): unknown {
  if (isScalar(node)) return node.value ?? node.text;
  if (isList(node)) return node.items.map(plainOf);
  const kept = [...node.entries].filter(([, child]) => child.tag !== '!reset');
  return Object.fromEntries(kept.map(([key, child]) => [key, plainOf(child)]));
}
