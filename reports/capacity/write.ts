import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../fixtures/kernel/redaction.ts';
import { outputDirectory } from '../output.ts';
import type { CapacityStatement } from './statement.ts';

export const capacityFile = join(outputDirectory, 'capacity.json');

/** Removes that of an earlier run: a run that ends early must not leave it. */
export function removeCapacity(): void {
  rmSync(capacityFile, { force: true });
}

/** Writes capacity.json, secrets redacted. */
export function writeCapacity(statement: CapacityStatement, secrets: readonly string[]): void {
  mkdirSync(outputDirectory, { recursive: true });
  writeFileSync(capacityFile, `${redact(JSON.stringify(statement, null, 2), secrets)}\n`);
}
