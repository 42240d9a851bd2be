import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@allurereport/static-server';
import { Command } from 'commander';
import { UserError } from '../fixtures/kernel/errors.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { outputDirectory } from '../reports/write.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run report --')
  .description('Opens the Allure report of the last run in the browser.')
  .allowExcessArguments(false);

await runCommand(command, async (_, interrupted) => {
  const servePath = join(outputDirectory, 'allure-report');
  if (!existsSync(join(servePath, 'index.html')))
    throw new UserError('No report exists yet.', { remedy: 'Create one: npm run conformance' });
  const server = await serve({ servePath, open: true });
  await new Promise((resolve) => interrupted.addEventListener('abort', resolve, { once: true }));
  await server.stop();
  return exitCodes.conforms;
});
