import { Command, Option } from 'commander';
import { type DrillRequest, drill } from '../fixtures/runs/drill.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run drill --')
  .description(
    'Tests backup and restore: makes data of many kinds in a copy of a Compose project, backs up database and files, destroys the copy, restores it, and reads everything back.',
  )
  .allowExcessArguments(false)
  .showSuggestionAfterError()
  .showHelpAfterError('Run with --help to list the flags.')
  .option('--project-dir <dir>', 'the folder of your Compose project (default: compose)')
  .option('--only <pattern>', 'only the kinds of data whose id matches')
  .addOption(
    new Option(
      '--forget <part>',
      'leave this part out of the restore, to see its rows turn red',
    ).choices(['database', 'files']),
  )
  .addHelpText(
    'after',
    `
Nothing is written to your project, and no running deployment is touched.

Exit codes: 0 everything is back, 1 something is lost, 2 could not judge, 130 interrupted.`,
  );

await runCommand<DrillRequest>(command, drill);
