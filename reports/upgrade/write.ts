import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../fixtures/kernel/redaction.ts';
import { outputDirectory } from '../write.ts';
import { toMarkdown } from './markdown.ts';
import type { UpgradeStatement } from './statement.ts';

export const upgradeFile = join(outputDirectory, 'upgrade.json');

/** Writes upgrade.json and upgrade.md, secrets redacted. */
export function writeUpgradeStatement(
  statement: UpgradeStatement,
  secrets: readonly string[],
): UpgradeStatement {
  mkdirSync(outputDirectory, { recursive: true });
  const text = redact(JSON.stringify(statement, null, 2), secrets);
  const clean = JSON.parse(text) as UpgradeStatement;
  writeFileSync(upgradeFile, `${text}\n`);
  writeFileSync(upgradeFile.replace('.json', '.md'), toMarkdown(clean));
  return clean;
}
