import { createTwoFilesPatch } from 'diff';
import type { JudgedFinding, Preflight } from './preflight.ts';
import type { SourceFile } from './reading/files.ts';
import type { Position } from './reading/types.ts';
import type { Edit } from './rules/rule.ts';

/** A file with what can be fixed in it without a decision by the operator. */
export interface Fix {
  readonly file: SourceFile;
  readonly text: string;
  /** Unified, without context: the lines around may hold secrets. */
  readonly diff: string;
  readonly count: number;
}

/** A region of a file and the text that takes its place. Lines and columns begin at 1; the end is not part of it. */
export interface Change {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly text: string;
}

/** The fixed texts of the files whose findings carry an edit; nothing is written. */
export function fixesOf({ project, findings }: Preflight): Fix[] {
  const all = project.files.all;
  const byFinding = findings
    .map((finding) => changesOf(finding, all))
    .filter((it) => it.length > 0);
  return all.flatMap((file) => {
    const own = byFinding.flat().filter((change) => change.file === file.name);
    if (own.length === 0) return [];
    const text = applied(file.text, own);
    const diff = createTwoFilesPatch(file.name, file.name, file.text, text, '', '', { context: 0 });
    const count = byFinding.filter(([first]) => first?.file === file.name).length;
    return [{ file, text, diff, count }];
  });
}

/** What a finding's edit changes; nothing where its text is written in a way that the edit does not fit. */
export function changesOf(
  { edit, at }: Pick<JudgedFinding, 'edit' | 'at'>,
  files: readonly SourceFile[],
): Change[] {
  const edits: readonly Edit[] = edit === undefined ? [] : Array.isArray(edit) ? edit : [edit];
  const changes = edits.map((one: Edit) => {
    const place = one.at ?? at;
    const text = files.find(({ name }) => name === place.file)?.text;
    return text === undefined ? undefined : changeOf(one, place, text.split('\n'));
  });
  return changes.every((change) => change !== undefined) ? changes : [];
}

function changeOf(edit: Edit, at: Position, lines: readonly string[]): Change | undefined {
  const line = lines[at.line - 1] ?? '';
  const region = (start: [number, number], end: [number, number], text: string): Change => ({
    file: at.file,
    start: { line: start[0], column: start[1] },
    end: { line: end[0], column: end[1] },
    text,
  });
  if ('from' in edit) {
    const from = placeOf(edit.from, line, at.column);
    if (from < 0) return undefined;
    return region([at.line, from + 1], [at.line, from + edit.from.length + 1], edit.to);
  }
  if ('insert' in edit) {
    const inserted = insertedLines(edit, at, lines);
    if (!inserted) return undefined;
    const next = edit.where === 'before' ? at.line : at.line + 1;
    return region([next, 1], [next, 1], inserted);
  }
  if ('variable' in edit) {
    const written = assignment.exec(line);
    if (!written) return undefined;
    const [, start = '', name, sign = '', value = ''] = written;
    if (name !== edit.variable)
      return isOpen(value)
        ? undefined
        : region([at.line + 1, 1], [at.line + 1, 1], assigned(start, sign, edit, lines, at));
    if (!/^(""|''|)\s*(#.*)?$/.test(value)) return undefined;
    const column = start.length + name.length + sign.length + 1;
    const length = /^(""|'')/.exec(value)?.[0].length ?? 0;
    return region([at.line, column], [at.line, column + length], edit.value);
  }
  return isAlone(at, lines) ? region([at.line, 1], [at.line + 1, 1], '') : undefined;
}

/** `NAME=value` in an env file, `NAME: value` and `- NAME=value` in a compose file. */
const assignment = /^(\s*(?:-\s+)?(?:export\s+)?)([A-Za-z_]\w*)(=|:\s+|:$)(.*)$/;

/** A value that goes on in the next line. */
const isOpen = (value: string) => /^(["'])(?!.*\1)|^[|>{[]/.test(value.trim());

function assigned(
  start: string,
  sign: string,
  { variable, value }: Extract<Edit, { variable: string }>,
  lines: readonly string[],
  at: Position,
): string {
  const text = `${start}${variable}${sign.startsWith(':') ? ': ' : sign}${value}\n`;
  return at.line >= lines.length ? `\n${text}` : text;
}

const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? '';
const isBlank = (line: string) => /^\s*(#|$)/.test(line);

function insertedLines(
  { insert, where }: Extract<Edit, { insert: unknown }>,
  at: Position,
  lines: readonly string[],
): string | undefined {
  const line = lines[at.line - 1] ?? '';
  const own = indentOf(line);
  const child = lines.slice(at.line).find((it) => !isBlank(it)) ?? '';
  if (where === 'inside' && (!/[:{]\s*(#.*)?$/.test(line) || indentOf(child).length <= own.length))
    return undefined;
  const indent = where === 'inside' ? indentOf(child) : own;
  const isLast = at.line >= lines.length && where !== 'before';
  return (isLast ? '\n' : '') + insert.map((it) => `${indent}${it}\n`).join('');
}

/** Whether a line is an entry of its own among others: without it, what holds it still holds something. */
function isAlone(at: Position, lines: readonly string[]): boolean {
  const own = indentOf(lines[at.line - 1] ?? '').length;
  const after = lines.slice(at.line).find((line) => !isBlank(line));
  if (after !== undefined && indentOf(after).length > own) return false;
  if (/^\s*[\w.-]+=/.test(lines[at.line - 1] ?? '')) return true;
  const before = lines.slice(0, at.line - 1).findLast((line) => !isBlank(line));
  const hasBefore =
    before !== undefined && indentOf(before).length >= own && !isListHead(before, own);
  return (
    hasBefore || (after !== undefined && indentOf(after).length === own && !/^\s*-/.test(after))
  );
}

const isListHead = (line: string, indent: number) =>
  indentOf(line).length === indent && /:\s*$/.test(line);

function applied(text: string, changes: readonly Change[]): string {
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const offset = ({ line, column }: Change['start']) =>
    Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const ordered = [...changes].sort((a, b) => offset(b.start) - offset(a.start));
  let result = text;
  let last = Number.POSITIVE_INFINITY;
  for (const { start, end, text: to } of ordered) {
    if (offset(end) > last) continue;
    last = offset(start);
    result = result.slice(0, last) + to + result.slice(offset(end));
  }
  return result;
}

/** Where a text is a word of its own in a line, from a column on (`on` is not part of `environment`); -1 if nowhere. */
export function placeOf(text: string, line: string, column: number): number {
  const isWord = (character: string | undefined) => /\w/.test(character ?? '');
  for (let at = line.indexOf(text, column - 1); at >= 0; at = line.indexOf(text, at + 1)) {
    const isCut =
      (isWord(text[0]) && isWord(line[at - 1])) ||
      (isWord(text.at(-1)) && isWord(line[at + text.length]));
    if (!isCut) return at;
  }
  return -1;
}
