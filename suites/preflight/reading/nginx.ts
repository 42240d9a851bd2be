import type { SourceFile } from './files.ts';
import type { Position } from './types.ts';

/** A directive of an nginx file, with its block where it has one. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: Position;
  readonly block: readonly Directive[];
}

interface Token {
  readonly text: string;
  readonly at: Position;
  readonly isQuoted: boolean;
}

const tokenPattern =
  /#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]|(?:\\.|\$\{\w+\}|[^\s{};"'\\])+/g;

/** The directives of an nginx file; what cannot be read is left out. Source: nginx documentation, configuration file's structure. */
export function readNginx({ name: file, text }: SourceFile): readonly Directive[] {
  const tokens = tokensOf(text, file);
  let next = 0;
  const block = (): Directive[] => {
    const all: Directive[] = [];
    let words: Token[] = [];
    while (next < tokens.length) {
      const token = tokens[next++];
      if (!token) break;
      const sign = token.isQuoted ? '' : token.text;
      if (sign === '}') return all;
      if (sign !== ';' && sign !== '{') {
        words.push(token);
        continue;
      }
      const [first, ...args] = words;
      const inner = sign === '{' ? block() : [];
      words = [];
      if (first)
        all.push({ name: first.text, args: args.map((it) => it.text), at: first.at, block: inner });
    }
    return all;
  };
  return block();
}

function tokensOf(text: string, file: string): Token[] {
  const lineStarts = [0];
  for (const [index, character] of [...text].entries())
    if (character === '\n') lineStarts.push(index + 1);
  let line = 1;
  return [...text.matchAll(tokenPattern)].flatMap(({ 0: raw, index }) => {
    while ((lineStarts[line] ?? Number.POSITIVE_INFINITY) <= index) line++;
    if (raw.startsWith('#')) return [];
    const isQuoted = /^["']/.test(raw);
    const at = { file, line, column: index - (lineStarts[line - 1] ?? 0) + 1 };
    return [{ text: isQuoted ? raw.slice(1, -1) : raw, at, isQuoted }];
  });
}
