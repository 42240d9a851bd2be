import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../fixtures/kernel/redaction.ts';
import { outputDirectory } from './write.ts';

/**
 * Writes a statement as NAME.json and NAME.md, secrets redacted.
 * @returns the statement without secrets, and the files as a person names them
 */
export function writeRedacted<Statement>(
  name: string,
  statement: Statement,
  secrets: readonly string[],
  toMarkdown: (statement: Statement) => string,
): { readonly statement: Statement; readonly files: string } {
  mkdirSync(outputDirectory, { recursive: true });
  const text = redact(JSON.stringify(statement, null, 2), secrets);
  const clean = JSON.parse(text) as Statement;
  writeFileSync(join(outputDirectory, `${name}.json`), `${text}\n`);
  writeFileSync(join(outputDirectory, `${name}.md`), toMarkdown(clean));
  return { statement: clean, files: join(outputDirectory, `${name}.{json,md}`) };
}
