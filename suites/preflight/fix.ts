import { createTwoFilesPatch } from 'diff';
import type { Preflight } from './preflight.ts';
import type { SourceFile } from './reading/files.ts';

/** A file with what can be mended in it without a decision of the operator's. */
export interface Fix {
  readonly file: SourceFile;
  readonly text: string;
  /** Unified, without context: the lines around may hold secrets. */
  readonly diff: string;
  readonly count: number;
}

/** The mended texts of the files whose findings carry an edit; nothing is written. */
export function fixesOf({ project, findings }: Preflight): Fix[] {
  return project.files.all.flatMap((file) => {
    const lines = file.text.split('\n');
    let count = 0;
    for (const { at, edit } of findings) {
      const line = lines[at.line - 1];
      if (!edit || at.file !== file.name || !line?.includes(edit.from)) continue;
      lines[at.line - 1] = line.replace(edit.from, () => edit.to);
      count++;
    }
    if (count === 0) return [];
    const text = lines.join('\n');
    const diff = createTwoFilesPatch(file.name, file.name, file.text, text, '', '', { context: 0 });
    return [{ file, text, diff, count }];
  });
}
