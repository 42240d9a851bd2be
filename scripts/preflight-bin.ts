#!/usr/bin/env -S node --
import * as module from 'node:module';
import manifest from '../package.json' with { type: 'json' };

/*
 * The command of the package. It has one subcommand: the other commands run from a clone. The `--` in the first line
 * keeps Node from taking preflight's --env-file for its own.
 */

// Node 20 has no compile cache.
module.enableCompileCache?.();
const [subcommand] = process.argv.splice(2, 1);
if (subcommand === 'preflight') {
  const { runPreflight } = await import('./preflight-command.ts');
  await runPreflight({
    usage: `${manifest.name} preflight`,
    directory: ['.', 'the current folder'],
  });
} else if (subcommand === '--version') process.stdout.write(`${manifest.version}\n`);
else {
  process.stderr.write(`Usage: ${manifest.name} preflight [options] [dir]\n`);
  process.exitCode = 2;
}
