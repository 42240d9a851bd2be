import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '../fixtures/kernel/errors.ts';
import { type CompareRequest, compare, judgeAgain } from '../fixtures/runs/compare/compare.ts';
import { judgeHistory } from '../fixtures/runs/compare/history.ts';
import { runCommand } from './cli.ts';

const count = (text: string) => {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a positive whole number.');
};

const command = new Command('npm run compare --')
  .description(
    'Compares two releases of LibreChat under load: starts both, sends each request to both at the same moment and judges the pairs.',
  )
  .allowExcessArguments(false)
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help to list the flags.')
  .option(
    '--a <dir|image>',
    'the release in use: a built source tree, a Compose project, or an image',
  )
  .option('--b <dir|image>', 'the release to compare with it')
  .option('--rounds <number>', 'how often to start both; eight at least to call b worse', count, 10)
  .option('--seconds <number>', 'how long to measure in each round, after a warm-up', count, 60)
  .option('--visitors <number>', 'people who use both releases at the same time', count, 4)
  .option('--alternate', 'run only one release at a time, if the machine has no memory for both')
  .option(
    '--pairs <files...>',
    'judge the compare-pairs.json of earlier comparisons again, all rounds together',
  )
  .option(
    '--history <dir>',
    'find changes and slow drifts in the runs that npm run load kept there',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 b is not worse than 10 %, 1 b is worse, 2 undecided or could not judge, 130 interrupted.',
  );

type Flags = Partial<CompareRequest> & {
  readonly pairs?: readonly string[];
  readonly history?: string;
};

await runCommand<Flags>(command, async ({ pairs, history, ...request }, interrupted) => {
  if (history) return judgeHistory(history);
  if (pairs) return judgeAgain(pairs);
  const { a, b } = request;
  if (a && b) return compare({ ...(request as CompareRequest), a, b }, interrupted);
  throw new UserError('A comparison requires --a and --b.', {
    remedy: 'Pass the folder or the image of both releases.',
  });
});
