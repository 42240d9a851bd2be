import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { bareEnvironment } from '../../fixtures/settings.ts';
import { fixesOf } from './fix.ts';
import { preflight } from './preflight.ts';
import { cases, casesFolder } from './samples/cases.ts';
import { mutated, randomFrom } from './samples/mutate.ts';

/** No project may take longer. */
export const mostMilliseconds = 2_000;

/** What a mutated project did that it must not: the seed makes it again. */
export interface FuzzFault {
  readonly seed: number;
  readonly name: string;
  readonly what: string;
}

/** Judges one mutated case; undefined where it ended as it should, with findings or with one clear error. */
export async function fuzzOnce(seed: number): Promise<FuzzFault | undefined> {
  const random = randomFrom(seed);
  const names = Object.keys(cases);
  const name = names[Math.floor(random() * names.length)] ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'preflight-fuzz-'));
  // Time of the processor: what else the machine does says nothing.
  const startedAt = process.cpuUsage();
  try {
    cpSync(join(casesFolder, name), directory, { recursive: true });
    mutateFiles(directory, random);
    const environment = bareEnvironment({}) as NodeJS.ProcessEnv;
    const signal = AbortSignal.timeout(30_000);
    const result = await preflight(directory, { environment, signal, asksCompose: false });
    fixesOf(result);
    const lost = result.findings.find(({ at }) => !(at.line >= 1) || !(at.column >= 1));
    if (lost) return { seed, name, what: `${lost.rule.id} has no place` };
  } catch (error) {
    if (!(error instanceof UserError)) return { seed, name, what: String((error as Error).stack) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const { user, system } = process.cpuUsage(startedAt);
  const milliseconds = (user + system) / 1_000;
  return milliseconds > mostMilliseconds
    ? { seed, name, what: `took ${Math.round(milliseconds)} ms` }
    : undefined;
}

function mutateFiles(directory: string, random: () => number): void {
  const files = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(directory, entry.name));
  for (const path of files) {
    const chance = random();
    if (chance < 0.05) rmSync(path);
    else if (chance < 0.7) writeFileSync(path, mutated(readFileSync(path, 'utf8'), random));
  }
}
