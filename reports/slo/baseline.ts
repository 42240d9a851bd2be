import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../fixtures/errors.ts';
import type { JudgedObjective } from './judge.ts';
import type { SloStatement } from './statement.ts';

/** What a run is compared with. */
export interface Baseline {
  /** As reports name it. */
  readonly name: string;
  readonly objectives: readonly JudgedObjective[];
}

/** What runs must have in common to be compared. */
export interface Kind {
  readonly profile: string;
  readonly target: string;
  /** Visits or chats a second. */
  readonly rate: number;
}

/** Earlier runs that are taken together: how they differ is part of the noise. */
const runsTaken = 7;

/**
 * Reads the slo.json of an earlier run.
 * @throws UserError when it is none
 */
export function readBaseline(file: string): Baseline {
  const remedy = 'Name the slo.json of an earlier run of the same profile.';
  if (!existsSync(file))
    throw new UserError(`--baseline names ${file}, which is not there.`, { remedy });
  const { objectives } = readStatement(file, remedy);
  return { name: file, objectives };
}

/** The last runs of a kind that a folder keeps, taken together; undefined where it has none. */
export function readHistory(directory: string, kind: Kind): Baseline | undefined {
  const remedy = `Take the file out of ${directory}.`;
  const statements = globSync(join(directory, '*.json'))
    .toSorted()
    .map((file) => readStatement(file, remedy))
    .filter(({ run, verdict }) => verdict !== 'incomplete' && isOfKind(run, kind))
    .slice(-runsTaken);
  const last = statements.at(-1);
  if (!last) return undefined;
  return {
    name: `${statements.length} of the runs in ${directory}`,
    objectives: last.objectives.map((objective) => ({
      ...objective,
      blocks: statements.flatMap(
        ({ objectives }) => objectives.find(({ id }) => id === objective.id)?.blocks ?? [],
      ),
    })),
  };
}

/** Keeps a run for those to come. */
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
    throw new UserError(`${file} is no JSON: ${(cause as Error).message}`, { remedy, cause });
  }
  throw new UserError(`${file} is no slo.json: it has no objectives.`, { remedy });
}
