import { chooseMutants } from '../fixtures/runs/mutants/choose.ts';
import { playMutants } from '../fixtures/runs/mutants/mutants.ts';
import { runCommand } from './cli.ts';
import { targetCommand, variablesOf } from './flags.ts';

interface Options {
  readonly only?: string;
  readonly cover?: true;
  readonly profile?: string;
  readonly full?: true;
  readonly [targetFlag: string]: string | boolean | undefined;
}

const command = targetCommand(
  'npm run mutants --',
  'Proves that every check can fail: plays one violation after another and reports which check detects it.',
)
  .option(
    '--only <ids>',
    'play these mutants, those of these checks or objectives, or `load` for all load mutants; separated by commas',
  )
  .option('--cover', 'play the fewest mutants that make every check fail once; no load mutants')
  .option('--profile <name>', 'with --cover: only for the checks of a profile, such as checklist')
  .option('--full', 'run all checks of the area of every mutant; do not stop at the first kill')
  .addHelpText(
    'after',
    '\nExit codes: 0 every mutant was killed, 1 some were not, 2 could not judge, 130 interrupted.',
  );

await runCommand<Options>(command, ({ only, cover, profile, full, ...target }, interrupted) => {
  const chosen = chooseMutants(only, cover === true, profile);
  const variables = variablesOf(target);
  return playMutants({ ...chosen, full: full === true, variables }, interrupted);
});
