import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { toMarkdown } from '../reports/releases/markdown.ts';
import { assertKnownChecks, readRealBugs } from '../reports/releases/real-bugs.ts';
import { makeReport } from '../reports/releases/report.ts';
import { readRuns } from '../reports/releases/run.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run releases --')
  .description(
    'Generates docs/releases.md and docs/releases.json: the results of the suite for each LibreChat release.',
  )
  .argument(
    '<files...>',
    'the conformance.json of each run; add docs/releases.json to keep the earlier runs',
  )
  .showHelpAfterError('Run with --help to list the arguments.')
  .addHelpText('after', '\nExit codes: 0 written, 2 a file cannot be used, 130 interrupted.');

await runCommand(command, async () => {
  const [files] = command.processedArgs as [string[]];
  const runs = readRuns(files);
  const bugs = readRealBugs();
  assertKnownChecks(bugs);
  const report = makeReport(runs, bugs);
  writeFileSync('docs/releases.json', `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync('docs/releases.md', toMarkdown(report));
  for (const note of report.notes) progress(`note: ${note}`);
  const { releases, runs: counted } = report;
  progress(`written  docs/releases.{md,json} (rows: ${releases.length}, runs: ${counted.length})`);
  return exitCodes.conforms;
});
