import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { provenReleases } from '../fixtures/releases/proven.ts';
import { compareReleases } from '../fixtures/releases/release.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { namesOfRelease } from '../suites/preflight/data/collect.ts';
import { olderReleases } from '../suites/preflight/data/older-releases.ts';
import { tabulate } from '../suites/preflight/data/tabulate.ts';
import { runCommand } from './cli.ts';

const output = 'suites/preflight/data/known-names.json';

const command = new Command('node scripts/preflight-names.ts')
  .description(
    'Collects the names of the variables and of the keys of librechat.yaml that each release of LibreChat reads, for preflight.',
  )
  .argument('<repository>', "a clone of LibreChat's git repository, with its history")
  .addHelpText(
    'after',
    `\nRun it after adding a release to fixtures/releases/proven.ts. It writes ${output}.`,
  );

await runCommand(command, async () => {
  const [repository = '.'] = command.processedArgs as string[];
  const releases = [
    ...olderReleases,
    ...provenReleases.map(({ release, commit }) => ({ release, commit })),
  ].sort((one, other) => compareReleases(one.release, other.release));
  const collected = releases.map((release) => {
    const names = namesOfRelease(repository, release);
    progress(`${release.release}: ${names.variables.size} variables, ${names.keys.size} keys`);
    return { release, names };
  });
  writeFileSync(output, `${JSON.stringify(tabulate(collected))}\n`);
  execFileSync('npx', ['biome', 'format', '--write', output]);
  return exitCodes.conforms;
});
