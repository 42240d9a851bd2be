import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preflight } from '../../suites/preflight/preflight.ts';
import { outputDirectory } from '../output.ts';
import { preflightJson } from './record.ts';

export const preflightFile = join(outputDirectory, 'preflight.json');

/** Writes preflight.json. */
export function writePreflight(result: Preflight): void {
  mkdirSync(outputDirectory, { recursive: true });
  writeFileSync(preflightFile, preflightJson(result));
}
