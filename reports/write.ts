import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../fixtures/kernel/redaction.ts';
import { writeAllureReport } from './formats/allure.ts';
import { toJunit } from './formats/junit.ts';
import { toMarkdown } from './formats/markdown.ts';
import type { Statement } from './statement.ts';

export { outputDirectory } from './output.ts';

/** Writes every report of a run. Redacts every value in `secrets` and everything that looks like a token. */
export async function writeReports(
  statement: Statement,
  directory: string,
  secrets: readonly string[],
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const clean = JSON.parse(redact(JSON.stringify(statement), secrets)) as Statement;
  const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
  write('conformance.json', `${JSON.stringify(clean, null, 2)}\n`);
  write('conformance.md', toMarkdown(clean));
  write('junit.xml', toJunit(clean));
  await writeAllureReport(clean, directory);
}
