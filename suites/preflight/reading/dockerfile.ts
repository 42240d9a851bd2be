import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  Add,
  Copy,
  DockerfileParser,
  Env,
  From,
  type Instruction as Parsed,
  Workdir,
} from 'dockerfile-ast';
import type { Files, SourceFile } from './files.ts';
import { scalar, scalarAt, textAt } from './nodes.ts';
import type { Service } from './service.ts';
import type { Position, Scalar } from './types.ts';

/** An instruction of a Dockerfile; continued lines are one, and flags are left out. */
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

/** What a Dockerfile says; a heredoc is part of its instruction. */
export function parseDockerfile(file: SourceFile, folder: string): Dockerfile {
  const parsed = DockerfileParser.parse(file.text).getInstructions();
  const atOf = (instruction: Parsed): Position => {
    const { line, character } = instruction.getRange().start;
    return { file: file.name, line: line + 1, column: character + 1 };
  };
  const last = parsed.findLastIndex((it) => it instanceof From);
  const from = parsed[last];
  const image = from instanceof From ? from.getImage() : undefined;
  const stage = parsed.slice(last + 1);
  const variables = stage
    .filter((it) => it instanceof Env)
    .flatMap((it) => variablesOf(it, atOf(it)));
  return {
    file,
    instructions: parsed.map((it) => ({
      name: it.getKeyword(),
      rest: it.getArgumentsContent() ?? '',
      at: atOf(it),
    })),
    base: from && image ? { image, at: atOf(from) } : undefined,
    variables: new Map(variables),
    copies: copiesOf(stage, folder, atOf),
  };
}

/** A value with a variable is left to the build. */
const variablesOf = (instruction: Env, at: Position): [string, Scalar][] =>
  instruction.getProperties().map((property) => {
    const text = property.getValue() ?? '';
    return [property.getName(), scalar(text, at, text.includes('$'))];
  });

function copiesOf(
  stage: readonly Parsed[],
  folder: string,
  atOf: (instruction: Parsed) => Position,
): Dockerfile['copies'] {
  let workdir = '/app';
  return stage.flatMap((instruction) => {
    if (instruction instanceof Workdir)
      workdir = resolve(workdir, instruction.getArgumentsContent() ?? '');
    if (!(instruction instanceof Copy || instruction instanceof Add)) return [];
    if (instruction.getFlags().some((flag) => flag.getName() === 'from')) return [];
    const words = wordsOf(instruction);
    const target = words.at(-1) ?? '';
    return words.slice(0, -1).map((source) => {
      const place = /\/$|^\.$/.test(target) ? join(target, basename(source)) : target;
      return {
        source: resolve(folder, source),
        target: resolve(workdir, place),
        at: atOf(instruction),
      };
    });
  });
}

/** The words of `COPY a b /app/`, or of its form as a list, in which they may have spaces. */
function wordsOf(instruction: Parsed): readonly string[] {
  try {
    const list: unknown = JSON.parse(instruction.getArgumentsContent() ?? '');
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Not a list.
  }
  return instruction.getArguments().map((it) => it.getValue());
}
