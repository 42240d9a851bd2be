import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../fixtures/kernel/redaction.ts';
import { outputDirectory } from '../write.ts';
import { toMarkdown } from './render.ts';
import type { DrillStatement } from './statement.ts';

export const drillFile = join(outputDirectory, 'drill.json');

/** Writes drill.json and drill.md, secrets redacted. */
export function writeDrillStatement(
  statement: DrillStatement,
  secrets: readonly string[],
): DrillStatement {
  mkdirSync(outputDirectory, { recursive: true });
  const text = redact(JSON.stringify(statement, null, 2), secrets);
  const clean = JSON.parse(text) as DrillStatement;
  writeFileSync(drillFile, `${text}\n`);
  writeFileSync(drillFile.replace('.json', '.md'), toMarkdown(clean));
  return clean;
}
