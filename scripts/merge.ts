import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readShards } from '../reports/shards.ts';
import { outputDirectory } from '../reports/write.ts';
import { exitCodes, progress, runCommand } from './cli.ts';
import { announce, readStatement, statementFile } from './conform.ts';
import { runPlaywright } from './playwright.ts';

const command = new Command('npm run merge --')
  .description('Combines the shards of a run into one verdict and one set of reports.')
  .argument('[directory]', 'folder that contains the shards', join(outputDirectory, 'shards'))
  .showHelpAfterError('Run with --help to list the arguments.');

await runCommand(command, async (_options, interrupted) => {
  const [directory = ''] = command.processedArgs;
  const { blobs, profile, strict, preflight, stacks, missing } = readShards(directory);
  const gathered = join(outputDirectory, 'merged');
  rmSync(gathered, { recursive: true, force: true });
  rmSync(statementFile, { force: true });
  mkdirSync(gathered, { recursive: true });
  for (const [index, blob] of blobs.entries())
    copyFileSync(blob, join(gathered, `report-${index}.zip`));
  const stackFile = join(gathered, 'stacks.json');
  writeFileSync(stackFile, JSON.stringify({ stacks }));
  const preflightFile = join(gathered, 'preflight.json');
  if (preflight) writeFileSync(preflightFile, JSON.stringify({ findings: preflight }));
  const environment = {
    CONFORMANCE_STACK: stackFile,
    CONFORMANCE_STRICT: String(strict),
    ...(profile ? { CONFORMANCE_PROFILE: profile } : {}),
    ...(preflight ? { CONFORMANCE_PREFLIGHT: preflightFile } : {}),
  };
  const merge = ['merge-reports', '--config', 'playwright.config.ts', gathered];
  const ended = await runPlaywright(merge, environment, interrupted);
  const statement = readStatement();
  if (!statement) throw new Error(`Playwright exited with code ${ended} and wrote no statement.`);
  const code = announce(statement);
  if (missing.length === 0) return code;
  progress(`note: missing shards: ${missing.join(', ')}.`);
  return exitCodes.couldNotJudge;
});
