import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { benchComparison } from '../fixtures/runs/bench/comparison.ts';
import { benchPower } from '../fixtures/runs/bench/power.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run bench:power --')
  .description(
    'Measures how often a smoke run with a baseline flags a server that became 20 % slower, and one that did not change.',
  )
  .option('--runs <number>', 'number of runs of each kind', '20')
  .option('--rate <number>', 'visits a second', '2')
  .option(
    '--librechat-dir <dir>',
    'measure `npm run compare` instead, with this LibreChat and 10 % added to the start of its chats; --runs is the number of rounds',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

type Flags = { readonly runs: string; readonly rate: string; readonly librechatDir?: string };

await runCommand<Flags>(command, async ({ runs, rate, librechatDir: directory }, signal) => {
  const k6 = await provideK6(readSettings(), progress, signal);
  const holds = directory
    ? await benchComparison({ directory, rounds: Number(runs), k6, signal })
    : await benchPower({ runs: Number(runs), rate: Number(rate), k6, signal });
  return holds ? exitCodes.conforms : exitCodes.doesNotConform;
});
