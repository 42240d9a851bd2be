import { appendFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { UserError } from '../fixtures/errors.ts';
import { readSettings } from '../fixtures/settings.ts';
import { outputDirectory } from '../reports/write.ts';
import { exitCodes, runCommand } from './cli.ts';
import { readStatement } from './conform.ts';

const command = new Command('npm run summary --')
  .description(
    'Hands the last verdict to GitHub: the outputs of the step, and the summary of the job.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Remedy: --help lists the flags.');

await runCommand(command, async () => {
  const { GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary } = readSettings();
  if (!outputs || !summary)
    throw new UserError('GITHUB_OUTPUT and GITHUB_STEP_SUMMARY are not set.', {
      remedy:
        'They are there in a step of a GitHub workflow; elsewhere read reports/out/conformance.md.',
    });
  const statement = readStatement();
  const verdict = statement?.verdict ?? 'incomplete';
  appendFileSync(outputs, `verdict=${verdict}\nreport=${resolve(outputDirectory)}\n`);
  const text = statement
    ? readFileSync(join(outputDirectory, 'conformance.md'), 'utf8')
    : 'The deployment could not be judged: the log of the step before says why.\n';
  appendFileSync(summary, text);
  return exitCodes.conforms;
});
