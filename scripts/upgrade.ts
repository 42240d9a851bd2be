import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { UserError } from '../fixtures/errors.ts';
import { readSettings } from '../fixtures/settings.ts';
import { versionOf } from '../fixtures/stack/targets/checkout.ts';
import { makeWorkDirectory } from '../fixtures/stack/work-directory.ts';
import type { Release } from '../fixtures/upgrade/deployment.ts';
import { kinds } from '../fixtures/upgrade/kinds.ts';
import { upgradeMutants } from '../fixtures/upgrade/mutants.ts';
import { playUpgradeMutants } from '../fixtures/upgrade/mutation.ts';
import { kindsOf, runUpgrade } from '../fixtures/upgrade/run.ts';
import {
  makeUpgradeStatement,
  upgradeFile,
  writeUpgradeStatement,
} from '../reports/upgrade/statement.ts';
import { describeUpgrade, describeUpgradeMutants } from '../reports/upgrade/terminal.ts';
import { exitCodeOf, exitCodes, progress, runCommand } from './cli.ts';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly only?: string;
  readonly mutants?: boolean;
}

const command = new Command('npm run upgrade --')
  .description(
    'Tests an upgrade of LibreChat: makes data of many kinds on one release, starts the other on them, reads everything back over the API and in the page, and goes back.',
  )
  .allowExcessArguments(false)
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help to list the flags.')
  .requiredOption('--from <dir>', 'the release in use: an installed and built source tree')
  .requiredOption('--to <dir>', 'the release to upgrade to: an installed and built source tree')
  .option('--only <pattern>', 'only the kinds of data whose id matches')
  .option('--mutants', 'play migrations that lose data, to prove that every row can be red')
  .addHelpText(
    'after',
    `
Nothing is written to the source trees. Each run has a database of its own.

Exit codes: 0 the new release keeps everything, 1 it does not (with --mutants: a mutant survived), 2 could not judge, 130 interrupted. What the way back loses is reported and does not count.`,
  );

await runCommand<Options>(command, async ({ from, to, only, mutants }, signal) => {
  const startedAt = new Date();
  using work = makeWorkDirectory();
  const plan = {
    settings: readSettings(),
    from: releaseIn(from, '--from'),
    to: releaseIn(to, '--to'),
    workDirectory: work.path,
    progress,
    signal,
  };
  if (mutants) {
    const chosen = Object.entries(upgradeMutants).filter(([id]) => !only || matches(only, id));
    const judged = await playUpgradeMutants(plan, chosen);
    progress(describeUpgradeMutants(judged));
    if (judged.length === 0) return exitCodes.couldNotJudge;
    const allKilled = judged.every(({ verdict }) => verdict === 'killed');
    return allKilled ? exitCodes.conforms : exitCodes.doesNotConform;
  }
  const available = kindsOf(plan.from.version, kinds);
  const chosen = available.filter(({ id }) => !only || matches(only, id));
  const run = await runUpgrade({ ...plan, kinds: chosen });
  const versions = { from: plan.from.version, to: plan.to.version };
  const made = makeUpgradeStatement({ ...versions, startedAt, run });
  const statement = writeUpgradeStatement(made, run.secrets);
  progress(`\n${describeUpgrade(statement)}`);
  progress(`reports  ${upgradeFile.replace('.json', '.{json,md}')}`);
  return exitCodeOf[statement.verdict];
});

function releaseIn(directory: string, flag: string): Release {
  const tree = resolve(directory);
  if (!existsSync(tree))
    throw new UserError(`${flag} is ${directory}, which does not exist.`, {
      remedy: `Set ${flag} to the folder of a LibreChat source tree.`,
    });
  return { tree, version: versionOf(tree, flag) };
}

function matches(pattern: string, id: string): boolean {
  try {
    return new RegExp(pattern).test(id);
  } catch {
    throw new UserError(`--only is ${pattern}, which is not a regular expression.`, {
      remedy: 'Use the beginning of an id, such as chat.',
    });
  }
}
