import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Files, SourceFile } from './files.ts';
import { scalar, scalarAt, textAt } from './nodes.ts';
import type { Service } from './service.ts';
import type { Position, Scalar } from './types.ts';

/** An instruction of a Dockerfile; continued lines are one. */
export interface Instruction {
  /** In capitals. */
  readonly name: string;
  readonly rest: string;
  readonly at: Position;
}

/** The Dockerfile that a service is built from. */
export interface Dockerfile {
  readonly file: SourceFile;
  readonly instructions: readonly Instruction[];
  /** The image of the last stage, as it is written. */
  readonly base: { readonly image: string; readonly at: Position } | undefined;
  /** Variables that the last stage sets. */
  readonly variables: ReadonlyMap<string, Scalar>;
  /** What the last stage copies from the project, by absolute path. */
  readonly copies: readonly {
    readonly source: string;
    readonly target: string;
    readonly at: Position;
  }[];
}

/** The Dockerfile of a service's `build`, where it is in the project. */
export function dockerfileOf({ node }: Service, files: Files): Dockerfile | undefined {
  const build = node.entries.get('build');
  if (!build) return undefined;
  const context = scalarAt(build)?.text ?? textAt(build, 'context') ?? '.';
  if (/^(https?|git):|^git@/.test(context) || node.entries.get('build')?.tag) return undefined;
  const folder = resolve(files.directory, context);
  const path = join(folder, textAt(build, 'dockerfile') ?? 'Dockerfile');
  const file = existsSync(path) ? files.read(path) : undefined;
  return file && parseDockerfile(file, folder);
}

/** Source: Dockerfile reference, Format, COPY. */
export function parseDockerfile(file: SourceFile, folder: string): Dockerfile {
  const instructions = instructionsOf(file);
  const start = instructions.findLastIndex(({ name }) => name === 'FROM');
  const from = instructions[start];
  const image = from?.rest.replace(/^(--\S+\s+)+/, '').split(/\s+/)[0];
  let workdir = '/app';
  const copies: { source: string; target: string; at: Position }[] = [];
  for (const { name, rest, at } of instructions.slice(start + 1)) {
    if (name === 'WORKDIR') workdir = resolve(workdir, rest.trim());
    if ((name !== 'COPY' && name !== 'ADD') || rest.includes('--from=')) continue;
    const words = rest
      .replace(/^(--\S+\s+)+/, '')
      .replace(/[[\]",]/g, ' ')
      .trim()
      .split(/\s+/);
    const target = words.pop() ?? '';
    for (const source of words) {
      const base = source.split('/').at(-1) ?? '';
      const place = /\/$|^\.$/.test(target) ? join(target, base) : target;
      copies.push({ source: resolve(folder, source), target: resolve(workdir, place), at });
    }
  }
  const variables = new Map(
    instructions
      .slice(start + 1)
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ rest, at }) => variablesOf(rest, at)),
  );
  const base = from && image ? { image, at: from.at } : undefined;
  return { file, instructions, base, variables, copies };
}

/** `NAME=value NAME2="other value"`, or `NAME value`; a value with a variable is left to the build. */
function variablesOf(rest: string, at: Position): [string, Scalar][] {
  const pairs = [...rest.matchAll(/([A-Za-z_]\w*)=("[^"]*"|'[^']*'|\S*)/g)];
  const old = /^([A-Za-z_]\w*)\s+(.*)$/.exec(rest);
  const found = pairs.length > 0 ? pairs : old ? [old] : [];
  return found.map(([, name = '', value = '']) => {
    const text = value.replace(/^(["'])(.*)\1$/, '$2');
    return [name, scalar(text, at, text.includes('$'))];
  });
}

function instructionsOf({ name: file, text }: SourceFile): Instruction[] {
  const all: { name: string; rest: string; at: Position }[] = [];
  let isContinued = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const body = line.replace(/\\\s*$/, '');
    const [, name = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(body) ?? [];
    const last = all.at(-1);
    if (isContinued && last) last.rest += ` ${body.trim()}`;
    else if (name)
      all.push({
        name: name.toUpperCase(),
        rest,
        at: { file, line: index + 1, column: line.search(/\S/) + 1 },
      });
    isContinued = /\\\s*$/.test(line);
  }
  return all;
}
