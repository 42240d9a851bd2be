import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preflight } from '../../suites/preflight/preflight.ts';
import { outputDirectory } from '../write.ts';
import { recordOf } from './record.ts';

export const preflightFile = join(outputDirectory, 'preflight.json');

/** Writes preflight.json and returns its text. */
export function writePreflight(result: Preflight): string {
  mkdirSync(outputDirectory, { recursive: true });
  const text = `${JSON.stringify(recordOf(result), null, 2)}\n`;
  writeFileSync(preflightFile, text);
  return text;
}
