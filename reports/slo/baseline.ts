import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../fixtures/kernel/errors.ts';
import type { JudgedObjective } from './judge.ts';
import type { SloStatement } from './statement.ts';

/** The baseline of a comparison. */
export interface Baseline {
  /** Its name in reports. */
  readonly name: string;
  readonly objectives: readonly JudgedObjective[];
}

/** What runs must have in common to be comparable. */
export interface Kind {
  readonly profile: string;
  readonly target: string;
  /** Visits or chats per second. */
  readonly rate: number;
}

/** Earlier runs, combined: their differences are part of the noise. */
const runsTaken = 7;

/**
 * Reads the slo.json of an earlier run.
 * @throws UserError when it does not exist or is not valid
 */
export function readBaseline(file: string): Baseline {
  const remedy = 'Pass the slo.json of an earlier run of the same profile.';
  if (!existsSync(file))
    throw new UserError(`The file of --baseline does not exist: ${file}.`, { remedy });
  const { objectives } = readStatement(file, remedy);
  return { name: file, objectives };
}

/** The last comparable runs in a folder, combined; undefined if there are none. */
export function readHistory(directory: string, kind: Kind): Baseline | undefined {
  const remedy = `Remove the file from ${directory}.`;
  const statements = globSync(join(directory, '*.json'))
    .toSorted()
    .map((file) => readStatement(file, remedy))
    .filter(({ run, verdict }) => verdict !== 'incomplete' && isOfKind(run, kind))
    .slice(-runsTaken);
  const last = statements.at(-1);
  if (!last) return undefined;
  return {
    name: `${statements.length} runs in ${directory}`,
    objectives: last.objectives.map((objective) => ({
      ...objective,
      blocks: statements.flatMap(
        ({ objectives }) => objectives.find(({ id }) => id === objective.id)?.blocks ?? [],
      ),
    })),
  };
}

/** Saves a run for later comparisons. */
export function keepInHistory(directory: string, statement: SloStatement): void {
  mkdirSync(directory, { recursive: true });
  const name = `${statement.run.startedAt.replaceAll(':', '-')}.json`;
  writeFileSync(join(directory, name), `${JSON.stringify(statement)}\n`);
}

function isOfKind({ profile, target, rate }: SloStatement['run'], kind: Kind): boolean {
  return profile === kind.profile && target.kind === kind.target && rate === kind.rate;
}

function readStatement(file: string, remedy: string): SloStatement {
  try {
    const statement = JSON.parse(readFileSync(file, 'utf8')) as SloStatement;
    if (Array.isArray(statement.objectives)) return statement;
  } catch (cause) {
    throw new UserError(`${file} is not valid JSON: ${(cause as Error).message}`, {
      remedy,
      cause,
    });
  }
  throw new UserError(`${file} is not an slo.json file: it has no objectives.`, { remedy });
}
