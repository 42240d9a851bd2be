import { type AST, parseTOML } from 'toml-eslint-parser';
import type { SourceFile } from './files.ts';
import { list, mapping } from './nodes.ts';
import type { Node, Position } from './types.ts';

type Key = string | number;

/** A table or an array while it is read: an array's keys are its indexes. */
interface Branch {
  readonly at: Position;
  readonly children: Map<Key, Branch | Node>;
  readonly isList: boolean;
}

/** Reads TOML into nodes that know their place; undefined where it is no valid TOML. */
export function readToml(file: SourceFile): Node | undefined {
  const positionOf = ({ loc }: AST.TOMLNode): Position => ({
    file: file.name,
    line: loc.start.line,
    column: loc.start.column + 1,
  });
  try {
    const [top] = parseTOML(file.text).body;
    const root = branchAt({ file: file.name, line: 1, column: 1 });
    for (const part of top.body) {
      if (part.type === 'TOMLKeyValue') put(root, part, positionOf);
      else {
        const table = descend(root, part.resolvedKey, positionOf(part));
        for (const pair of part.body) put(table, pair, positionOf);
      }
    }
    return nodeOf(root);
  } catch {
    return undefined;
  }
}

const branchAt = (at: Position, isList = false): Branch => ({ at, children: new Map(), isList });

/** The table at a path, made where it is not there yet. */
function descend(from: Branch, path: readonly Key[], at: Position): Branch {
  let branch = from;
  for (const [index, key] of path.entries()) {
    const known = branch.children.get(key);
    const next =
      known && 'children' in known ? known : branchAt(at, typeof path[index + 1] === 'number');
    branch.children.set(key, next);
    branch = next;
  }
  return branch;
}

type PositionOf = (node: AST.TOMLNode) => Position;

function put(table: Branch, { key, value }: AST.TOMLKeyValue, positionOf: PositionOf): void {
  const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
  const last = names.pop() ?? '';
  const parent = descend(table, names, positionOf(key));
  parent.children.set(last, contentOf(value, positionOf(key), positionOf));
}

function contentOf(
  value: AST.TOMLContentNode,
  at: Position,
  positionOf: PositionOf,
): Branch | Node {
  if (value.type === 'TOMLValue') {
    const text = typeof value.value === 'string' ? value.value : String(value.value);
    return { kind: 'scalar', text, value: value.value, at, unknown: false };
  }
  if (value.type === 'TOMLArray') {
    const array = branchAt(at, true);
    for (const [index, item] of value.elements.entries())
      array.children.set(index, contentOf(item, positionOf(item), positionOf));
    return array;
  }
  const table = branchAt(at);
  for (const pair of value.body) put(table, pair, positionOf);
  return table;
}

function nodeOf(part: Branch | Node): Node {
  if (!('children' in part)) return part;
  const children = [...part.children].map(([key, child]) => [String(key), nodeOf(child)] as const);
  return part.isList
    ? list(
        children.map(([, child]) => child),
        part.at,
      )
    : mapping(children, part.at);
}
