import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { isEncryptedValue, type SourceFile } from './files.ts';
import { inTurn, interpolate, knownOf, type Lookup } from './interpolate.ts';
import type { Position, Problem, Scalar } from './types.ts';
import { reportInterpolation } from './yaml.ts';

/** The .env that Compose reads by itself, or its template where the operator has yet to fill it in. */
export interface DotEnv {
  /** Where the .env is, or will be. */
  readonly path: string;
  readonly file: SourceFile;
  readonly variables: ReadonlyMap<string, Scalar>;
  readonly isTemplate: boolean;
}

/** What stands in a template for a value that everybody has to choose. */
const placeholder =
  /^(change[-_ ]?(me|it|this)?|replace|your[-_ ]|your?(own|root|user|pass|key|secret|token|master)\w*|ur(own|root|user|pass)\w*|(re)?generate|paste|enter|insert|fill|\[your|x{4,}|todo)|<[^>]+>|__\w.*?__|placeholder/i;

const isLeftToOperator = (value: string) => value === '' || placeholder.test(value);

const endings = ['.example', '.sample', '.template', '.dist', '-example', '-sample', '-dist'];
const beginnings = ['example', 'sample', 'template'];

/** The template from which an env file is yet to be made: `.env.example` for `.env`, and what else people call it. */
export function templateOf(path: string): string | undefined {
  const withoutDot = path.replace(/\.(env)$/, '$1');
  const folder = dirname(path);
  const name = basename(path).replace(/^\./, '');
  return [
    ...[path, withoutDot].flatMap((start) => endings.map((ending) => start + ending)),
    ...beginnings.flatMap((word) => [
      join(folder, `${word}.${name}`),
      join(folder, `.${name}.${word}`),
    ]),
    ...beginnings.map((word) => join(folder, `librechat.${word}.${name}`)),
    ...(name === 'env' ? onlyTemplateIn(folder) : []),
  ].find((it) => existsSync(it));
}

/** The one template of a folder for an env file of another name, such as `.env.edge.example`. */
function onlyTemplateIn(folder: string): string[] {
  const found = existsSync(folder)
    ? readdirSync(folder).filter((it) =>
        /^\.?env\.[\w-]+\.(example|sample|template|dist)$/.test(it),
      )
    : [];
  return found.length === 1 ? found.map((it) => join(folder, it)) : [];
}

/** A variable as the file has it. */
interface Assignment {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** Unquoted, its escapes resolved. */
  readonly value: string;
  readonly isLiteral: boolean;
}

/** Reads a .env file as Docker Compose does: quotes, comments, interpolation outside single quotes. */
export function readEnvFile(
  file: SourceFile,
  problems: Problem[],
  lookup: Lookup,
  options: { readonly isTemplate?: boolean } = {},
): Map<string, Scalar> {
  const variables = new Map<string, Scalar>();
  const outer = inTurn(lookup, (name) => {
    const own = variables.get(name);
    return own && knownOf(own);
  });
  for (const { name, line, column, value, isLiteral } of assignments(file, problems)) {
    const at = { file: file.name, line, column };
    const isHidden = isEncryptedValue(value);
    const isLeft = isHidden || (options.isTemplate === true && isLeftToOperator(value));
    if (isLeft || isLiteral) {
      const text = isLeft ? '' : value;
      const isPlaceholder = isLeft && value !== '';
      variables.set(name, { kind: 'scalar', text, at, unknown: isLeft, isPlaceholder });
      continue;
    }
    // In a file such as stack.env, `NAME=${NAME}` passes on what a platform sets.
    const isPassedOn =
      basename(file.path) !== '.env' && [`\${${name}}`, `$${name}`].includes(value);
    const absent = { text: '', unknown: true, isAbsent: true };
    const result = interpolate(value, isPassedOn ? inTurn(outer, () => absent) : outer);
    reportInterpolation(result, at, problems);
    const { text, unknown, leftBlank } = result;
    variables.set(name, { kind: 'scalar', text, at, unknown, leftBlank });
  }
  return variables;
}

/** Reads a .env file as LibreChat itself does, with dotenv, where it is mounted into its container. */
export function readMounted(
  file: SourceFile,
  options: { readonly isTemplate?: boolean } = {},
): Map<string, Scalar> {
  // Node takes the next line for the value where spaces and a carriage return follow a blank one.
  const values = parseEnv(file.text.replace(/[ \t]+$/gm, ''));
  const places = [...assignments(file, [])].filter(({ name }) => name in values);
  return new Map(
    places.map(({ name, line, column }) => {
      const value = values[name] ?? '';
      const isLeft =
        isEncryptedValue(value) || (options.isTemplate === true && isLeftToOperator(value));
      const at = { file: file.name, line, column };
      return [name, { kind: 'scalar', text: isLeft ? '' : value, at, unknown: isLeft }];
    }),
  );
}

/** Variables that a file sets twice to different values: the earlier place, and the line of the later one. */
export function assignedTwice(
  file: SourceFile,
): { readonly name: string; readonly at: Position; readonly later: number }[] {
  const all = [...assignments(file, [])];
  return all.flatMap(({ name, value, line, column }, index) => {
    const later = all.slice(index + 1).find((it) => it.name === name);
    if (!later || later.value === value || value === '') return [];
    return [{ name, at: { file: file.name, line, column }, later: later.line }];
  });
}

const assigned = /^[ \t]*(?:export[ \t]+)?([^=:\s#][^=:\s]*)[ \t]*[=:][ \t]*/;
const variableName = /^[\p{L}\p{N}_.[\]-]+$/u;

/** The lines of the file that set something. Source: compose-go, dotenv; each case tried with Compose 2.40.3. */
function* assignments(file: SourceFile, problems: Problem[]): Generator<Assignment> {
  const lines = file.text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index] ?? '';
    const at = { file: file.name, line: index + 1, column: text.search(/\S/) + 1 };
    const refuse = (what: string) => {
      problems.push({ rule: 'reading.invalid-env', at, message: `Compose refuses this: ${what}.` });
    };
    const match = assigned.exec(text);
    const [all = '', name = ''] = match ?? [];
    if (!match || !variableName.test(name)) {
      if (/^\s*([^\s#]\S*\s+\S|[^\p{L}\p{N}_.[\]\s#=-])/u.test(text.replace(/^\s*export\s/, '')))
        refuse('it is neither a variable nor a comment');
      continue;
    }
    const rest = text.slice(all.length);
    const quote = /^["']/.exec(rest)?.[0];
    if (!quote) {
      const value = (rest.split(' #')[0] ?? '').trim();
      yield { ...at, name, value, isLiteral: false };
      continue;
    }
    const closing = quote === '"' ? /(?<!\\)(?:\\\\)*"/ : /'/;
    let quoted = rest.slice(1);
    while (!closing.test(quoted) && index + 1 < lines.length) quoted += `\n${lines[++index]}`;
    const end = closing.exec(quoted);
    if (!end) {
      refuse('its quote does not close');
      return;
    }
    const value = quoted.slice(0, end.index + end[0].length - 1);
    yield {
      ...at,
      name,
      value: quote === '"' ? unescaped(value) : value,
      isLiteral: quote === "'",
    };
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', $: '$$' };

const unescaped = (text: string) =>
  text.replace(/\\([nrt$"\\])/g, (_, character: string) => escapes[character] ?? character);
