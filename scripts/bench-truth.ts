import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { benchTruth } from '../fixtures/runs/bench/truth.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideBrowser } from '../fixtures/stack/provisioning/browser.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run bench:truth --')
  .description(
    'Measures servers with known delays, and a program with a known number of database round trips, and reports the error of the figures: at most 3 % or 5 ms.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand(command, async (_options, signal) => {
  const settings = readSettings();
  const k6 = await provideK6(settings, progress, signal);
  const browser = await provideBrowser(settings, progress, signal);
  return (await benchTruth(k6, browser, signal)) ? exitCodes.conforms : exitCodes.doesNotConform;
});
