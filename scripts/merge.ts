import { join } from 'node:path';
import { Command } from 'commander';
import { merge } from '../fixtures/runs/merge.ts';
import { outputDirectory } from '../reports/write.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run merge --')
  .description('Combines the shards of a run into one verdict and one set of reports.')
  .argument('[directory]', 'folder that contains the shards', join(outputDirectory, 'shards'))
  .showHelpAfterError('Run with --help to list the arguments.');

await runCommand(command, (_options, interrupted) =>
  merge(String(command.processedArgs[0]), interrupted),
);
