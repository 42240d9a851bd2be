import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { redact } from '../../fixtures/kernel/redaction.ts';
import { outputDirectory } from '../output.ts';
import type { CompareStatement, DuetMeasurements } from './statement.ts';

export const compareFile = join(outputDirectory, 'compare.json');
const pairsFile = join(outputDirectory, 'compare-pairs.json');

/** Removes those of an earlier run: a run that ends early must not leave them. */
export function removeComparison(): void {
  for (const file of [compareFile, pairsFile]) rmSync(file, { force: true });
}

/** Writes compare.json and the measurements behind it, secrets redacted. */
export function writeComparison(
  measurements: DuetMeasurements,
  statement: CompareStatement,
  secrets: readonly string[],
): void {
  writeMeasurements(measurements, secrets, pairsFile);
  writeFileSync(compareFile, `${redact(JSON.stringify(statement, null, 2), secrets)}\n`);
}

/** Writes measurements, secrets redacted, so that `--pairs` can judge them again. */
export function writeMeasurements(
  measurements: DuetMeasurements,
  secrets: readonly string[],
  file: string,
): void {
  mkdirSync(outputDirectory, { recursive: true });
  writeFileSync(file, `${redact(JSON.stringify(measurements), secrets)}\n`);
}

/**
 * Reads the compare-pairs.json of an earlier comparison.
 * @throws UserError when it does not exist or is another file
 */
export function readMeasurements(file: string): DuetMeasurements {
  const remedy = 'Pass the compare-pairs.json of an earlier comparison.';
  if (!existsSync(file)) throw new UserError(`${file} does not exist.`, { remedy });
  try {
    const measurements = JSON.parse(readFileSync(file, 'utf8')) as DuetMeasurements;
    if (Array.isArray(measurements.rounds)) return measurements;
  } catch (cause) {
    throw new UserError(`${file} is not valid JSON: ${(cause as Error).message}`, {
      remedy,
      cause,
    });
  }
  throw new UserError(`${file} has no rounds.`, { remedy });
}
