import { createTwoFilesPatch } from 'diff';
import type { Preflight } from './preflight.ts';
import type { SourceFile } from './reading/files.ts';

/** A file with what can be fixed in it without a decision by the operator. */
export interface Fix {
  readonly file: SourceFile;
  readonly text: string;
  /** Unified, without context: the lines around may hold secrets. */
  readonly diff: string;
  readonly count: number;
}

/** The fixed texts of the files whose findings carry an edit; nothing is written. */
export function fixesOf({ project, findings }: Preflight): Fix[] {
  return project.files.all.flatMap((file) => {
    const lines = file.text.split('\n');
    let count = 0;
    for (const { at, edit } of findings) {
      const line = lines[at.line - 1] ?? '';
      const from = edit && at.file === file.name ? placeOf(edit.from, line, at.column) : -1;
      if (!edit || from < 0) continue;
      lines[at.line - 1] = line.slice(0, from) + edit.to + line.slice(from + edit.from.length);
      count++;
    }
    if (count === 0) return [];
    const text = lines.join('\n');
    const diff = createTwoFilesPatch(file.name, file.name, file.text, text, '', '', { context: 0 });
    return [{ file, text, diff, count }];
  });
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
