import { type Example, notThere, unreadable } from '../../suites/preflight/rules/rule.ts';

/** The files of an example as they may be shown: without what only a test needs. */
export function examplesOf(example: Example): { readonly name: string; readonly text: string }[] {
  return Object.entries(example)
    .filter(([, text]) => text.trim() !== '')
    .map(([name, text]) => ({ name, text: brief(text) }));
}

/** A file of kilobytes, or with characters that cannot be shown, is hinted at. */
function brief(text: string): string {
  if (text === notThere) return '(no such file)';
  if (text === unreadable) return '(no permission to read it)';
  return text
    .trimEnd()
    .replaceAll('\0', '<NUL>')
    .replace(/x{100,}/, 'xxx… (and so on)');
}
