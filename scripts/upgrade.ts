import { Command } from 'commander';
import { type UpgradeRequest, upgrade } from '../fixtures/runs/upgrade.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run upgrade --')
  .description(
    'Tests an upgrade of LibreChat: makes data of many kinds on one release, starts the other on them, reads everything back over the API and in the page, and goes back.',
  )
  .allowExcessArguments(false)
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help to list the flags.')
  .requiredOption(
    '--from <release>',
    'the release in use: an image, or an installed and built source tree',
  )
  .requiredOption('--to <release>', 'the release to upgrade to: of the same kind')
  .option(
    '--project-dir <dir>',
    'with images: the folder of your Compose project (default: compose)',
  )
  .option('--dump <path>', 'start with a copy of your database: a folder or archive of mongodump')
  .option('--only <pattern>', 'only the kinds of data whose id matches')
  .option(
    '--rolling',
    'with source trees: replace two replicas one by one under two chats a second, and count what is lost',
  )
  .option('--mutants', 'play migrations that lose data, to prove that every row can be red')
  .addHelpText(
    'after',
    `
Nothing is written to the source trees, your project or your dump. Each run has a database of its own.

Exit codes: 0 the new release keeps everything, 1 it does not (with --mutants: a mutant survived), 2 could not judge, 130 interrupted. What the way back loses is reported and does not count.`,
  );

await runCommand<UpgradeRequest>(command, upgrade);
