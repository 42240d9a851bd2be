import { appendFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { UserError } from '../fixtures/kernel/errors.ts';
import { readStatement } from '../fixtures/runs/conformance.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import { outputDirectory } from '../reports/write.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run summary --')
  .description(
    'Writes the last verdict to GitHub: to the outputs of the step, and to the job summary.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand(command, async () => {
  const { GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary } = readSettings();
  if (!outputs || !summary)
    throw new UserError('GITHUB_OUTPUT and GITHUB_STEP_SUMMARY are not set.', {
      remedy:
        'Run this in a step of a GitHub workflow. Elsewhere, read reports/out/conformance.md.',
    });
  const statement = readStatement();
  const verdict = statement?.verdict ?? 'incomplete';
  appendFileSync(outputs, `verdict=${verdict}\nreport=${resolve(outputDirectory)}\n`);
  const text = statement
    ? readFileSync(join(outputDirectory, 'conformance.md'), 'utf8')
    : 'The deployment could not be judged. The log of the previous step shows the reason.\n';
  appendFileSync(summary, text);
  return exitCodes.conforms;
});
