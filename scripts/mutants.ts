import { isCheckId } from '../fixtures/checks/catalogue.ts';
import { UserError } from '../fixtures/errors.ts';
import {
  type LoadMutantId,
  loadMutantIds,
  loadMutantOf,
} from '../fixtures/saboteur/load-mutants.ts';
import { isMutantId, type MutantId, mutantIds, mutantOf } from '../fixtures/saboteur/mutants.ts';
import { coveringSet } from '../fixtures/saboteur/plan.ts';
import { runCommand } from './cli.ts';
import { type Flags, targetCommand, variablesOf } from './flags.ts';
import { sabotage } from './sabotage.ts';

const command = targetCommand(
  'npm run mutants --',
  'Proves that every check can fail: plays one violation after another and reports which check detects it.',
)
  .option(
    '--only <id>',
    'play one mutant, those of one check or objective, or `load` for all load mutants',
  )
  .option('--cover', 'play the fewest mutants that make every check fail once; no load mutants')
  .option('--full', 'run all checks of the area of every mutant; do not stop at the first kill')
  .addHelpText(
    'after',
    '\nExit codes: 0 every mutant was killed, 1 some were not, 2 could not judge, 130 interrupted.',
  );

await runCommand<Flags>(command, ({ only, cover, full, ...target }, interrupted) => {
  const { chosen, load } = chooseMutants(only, cover === true);
  const variables = variablesOf(target);
  return sabotage({ chosen, load, full: full === true, variables }, interrupted);
});

interface Chosen {
  readonly chosen: readonly MutantId[];
  readonly load: readonly LoadMutantId[];
}

function chooseMutants(only: Flags[string], cover: boolean): Chosen {
  if (typeof only === 'string') return named(only);
  return cover ? { chosen: coveringSet(), load: [] } : { chosen: mutantIds, load: loadMutantIds };
}

function named(id: string): Chosen {
  const load = loadMutantIds.filter((it) => it === id || loadMutantOf(it).violates.includes(id));
  if (id === 'load') return { chosen: [], load: loadMutantIds };
  if (load.length > 0) return { chosen: [], load };
  if (isMutantId(id)) return { chosen: [id], load: [] };
  if (isCheckId(id))
    return { chosen: mutantIds.filter((it) => mutantOf(it).violates.includes(id)), load: [] };
  throw new UserError(`Unknown mutant or check: "${id}".`, {
    remedy: `Mutants are listed in suites/*/*.mutants.ts, checks in docs/checks.md.${nearest(id)}`,
  });
}

/** Ids with the same prefix. */
function nearest(id: string): string {
  const area = id.split('.')[0] ?? '';
  const near = mutantIds.filter((it) => it.startsWith(`${area}.`));
  return near.length > 0 ? ` Ids of this area: ${near.join(', ')}.` : '';
}
