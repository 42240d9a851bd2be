import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
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
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand<{ runs: string; rate: string }>(command, async ({ runs, rate }, signal) => {
  const k6 = await provideK6(readSettings(), progress, signal);
  const holds = await benchPower({ runs: Number(runs), rate: Number(rate), k6, signal });
  return holds ? exitCodes.conforms : exitCodes.doesNotConform;
});
