import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node as YamlNode,
} from 'yaml';
import { isEncryptedValue, type SourceFile } from './files.ts';
import { type Interpolated, interpolate, type Lookup } from './interpolate.ts';
import type { Node, Position, Problem } from './types.ts';

/** A compose file of a large installation has a few thousand nodes; an alias bomb has billions. */
const mostNodes = 50_000;

/** Its lines; the parser takes seconds for more. */
const mostLines = 25_000;

/** No configuration comes near it. */
const deepestNesting = 1_000;

class TooManyNodes extends Error {}

/**
 * Reads YAML into nodes that know their place, scalars interpolated by `lookup` where it is given.
 * @returns undefined after a problem that leaves nothing to read
 */
export function readYaml(file: SourceFile, problems: Problem[], lookup?: Lookup): Node | undefined {
  try {
    return read(file, problems, lookup);
  } catch (error) {
    if (!(error instanceof TooManyNodes) && !(error instanceof RangeError)) throw error;
    const message = `The file grows beyond ${mostNodes} nodes, or its nesting does not end.`;
    problems.push({
      rule: 'reading.alias-bomb',
      at: { file: file.name, line: 1, column: 1 },
      message,
    });
    return undefined;
  }
}

/** Whether a text is an object of Kubernetes, whatever its file is called. */
export const isKubernetesObject = (text: string): boolean =>
  /^apiVersion: *\S/m.test(text) && /^kind: *\S/m.test(text);

const ownKey =
  /^(version|cache|endpoints|interface|registration|mcp(Servers|Settings)|modelSpecs|file(Config|Strategy|Strategies)|webSearch|actions|memory|speech|balance|rateLimits|ocr|secureImageLinks|custom):/m;

/** Whether a file called librechat.yaml is of another program: an object of Kubernetes, or keys none of which is LibreChat's. */
export const isOfAnotherProgram = (text: string): boolean =>
  isKubernetesObject(text) || (/^\w[\w-]*:/m.test(text) && !ownKey.test(text));

/** Every document of a file; the lines before it stay, so that places are those of the file. */
export function readYamlDocuments(file: SourceFile, problems: Problem[]): Node[] {
  let line = 0;
  return file.text.split(/^---.*$/m).flatMap((text) => {
    const inner = { ...file, text: '\n'.repeat(line) + text };
    line += text.split('\n').length - 1;
    return (/^\w/m.test(text) && readYaml(inner, problems)) || [];
  });
}

/** Brackets that open and do not close: the parser takes seconds to name every one of them. */
function isNestedWithoutEnd(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    if (character === ']' || character === '}') depth--;
    if (depth > deepestNesting) return true;
  }
  return false;
}

/** A template of Go, Helm or Jinja: its YAML comes about only when that program has filled it in. */
const isTemplate = (text: string) =>
  /^\s*\{\{-?\s*(if|range|with|end|else|define|include|template|block)\b|\{%-?\s*\w|\{\{-?\s*\.\w/m.test(
    text,
  );

function read(file: SourceFile, problems: Problem[], lookup?: Lookup): Node | undefined {
  if (isNestedWithoutEnd(file.text) || file.text.split('\n').length > mostLines)
    throw new TooManyNodes();
  const lines = new LineCounter();
  const document = parseDocument(file.text, {
    lineCounter: lines,
    merge: true,
    // The parser compares every key with every other: thousands of them take it half a minute.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0 && isTemplate(file.text)) return undefined;
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file: file.name, line: line || 1, column: col || 1 };
  };
  const unresolvedTag = (code: string) => code === 'TAG_RESOLVE_FAILED';
  const [fault] = document.errors.filter(({ code }) => !unresolvedTag(code));
  if (fault) {
    const at = positionAt(fault.pos[0]);
    const [parsed = ''] = fault.message.split('\n');
    const isConflict = /^(<{7}|={7}|>{7})/m.test(file.text);
    const what = isConflict
      ? 'git left a merge conflict in the file'
      : parsed.replace(/ at line \d+, column \d+:?$/, '');
    problems.push({ rule: 'reading.invalid-yaml', at, message: `Not valid YAML: ${what}.` });
    return undefined;
  }
  const start = { file: file.name, line: 1, column: 1 };
  return new Converter(document, positionAt, problems, lookup).convert(document.contents, start);
}

class Converter {
  #nodes = 0;
  readonly #document: Document.Parsed;
  readonly #positionAt: (offset: number) => Position;
  readonly #problems: Problem[];
  readonly #lookup: Lookup | undefined;

  constructor(
    document: Document.Parsed,
    positionAt: (offset: number) => Position,
    problems: Problem[],
    lookup: Lookup | undefined,
  ) {
    this.#document = document;
    this.#positionAt = positionAt;
    this.#problems = problems;
    this.#lookup = lookup;
  }

  convert(node: YamlNode | null, at: Position): Node {
    this.#count();
    const tag = node && !isAlias(node) ? node.tag : undefined;
    if (isAlias(node)) return this.convert(node.resolve(this.#document) ?? null, at);
    if (isSeq(node)) {
      const items = node.items.map((item) => {
        const child = item as YamlNode | null;
        return this.convert(child, this.#placeOf(child, at));
      });
      return { kind: 'list', items, at, tag };
    }
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node, at), at, tag };
    return this.#scalar(node, at, tag);
  }

  #count(): void {
    if (++this.#nodes > mostNodes) throw new TooManyNodes();
  }

  #entries(map: { items: { key: unknown; value: unknown }[] }, at: Position): Map<string, Node> {
    const own = new Map<string, Node>();
    const merged = new Map<string, Node>();
    for (const { key, value } of map.items) {
      this.#count();
      const keyNode = key as YamlNode;
      const place = this.#placeOf(keyNode, at);
      const name = isScalar(keyNode) ? nameOf(keyNode.value) : String(keyNode);
      const child = this.convert(value as YamlNode | null, place);
      if (name !== '<<' && own.has(name)) this.#reportTwice(name, place);
      if (name !== '<<') own.set(name, child);
      else
        for (const source of child.kind === 'list' ? [...child.items].reverse() : [child])
          if (source.kind === 'map') for (const [k, v] of source.entries) merged.set(k, v);
    }
    return new Map([...merged, ...own]);
  }

  #reportTwice(name: string, at: Position): void {
    const message = `Not valid YAML: the key ${name} appears twice in one map.`;
    this.#problems.push({ rule: 'reading.invalid-yaml', at, message });
  }

  #placeOf(node: YamlNode | null, fallback: Position): Position {
    return node?.range ? this.#positionAt(node.range[0]) : fallback;
  }

  #scalar(node: YamlNode | null, at: Position, tag: string | undefined): Node {
    const given = isScalar(node) ? (node.value as unknown) : null;
    const source = isScalar(node) ? node.source : undefined;
    const text =
      given === null ? null : typeof given === 'string' ? given : (source ?? String(given));
    // `!!binary` gives bytes, a merge key a symbol.
    const value = ['number', 'boolean'].includes(typeof given) ? given : text;
    if (text !== null && isEncryptedValue(text))
      return { kind: 'scalar', text: '', value: '', at, unknown: true, tag };
    if (text === null || !this.#lookup)
      return { kind: 'scalar', text, value, at, unknown: false, tag };
    const result = interpolate(text, this.#lookup);
    reportInterpolation(result, at, this.#problems);
    const { text: filledIn, unknown, leftBlank } = result;
    return { kind: 'scalar', text: filledIn, value, at, unknown, leftBlank, tag };
  }
}

/** A merge key's value is a symbol. */
const nameOf = (key: unknown) => (typeof key === 'symbol' ? (key.description ?? '') : String(key));

/** The shell sets these; where it does not export them, the container runs as its image says. */
const ofShell = new Set(['UID', 'GID', 'PWD', 'HOME', 'USER', 'HOSTNAME']);

/** Keeps what interpolation found missing. */
export function reportInterpolation(
  { unset, absent, required, invalid }: Interpolated,
  at: Position,
  problems: Problem[],
): void {
  for (const name of unset)
    if (!ofShell.has(name))
      problems.push({ rule: 'interpolation.unset', at, subject: name, message: '' });
  for (const name of absent)
    if (!ofShell.has(name))
      problems.push({ rule: 'env.not-in-repository', at, subject: name, message: '' });
  for (const { name, message } of required)
    problems.push({
      rule: 'interpolation.required',
      at,
      message: `${name} is required and not set: ${message}`,
    });
  if (invalid)
    problems.push({
      rule: 'interpolation.invalid',
      at,
      message: 'Compose cannot interpolate this: a ${ does not close or holds no name.',
    });
}
