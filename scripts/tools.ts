import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import { buildGoTool, findGoTool } from '../fixtures/stack/provisioning/go-tools.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run tools --')
  .description(
    'Installs the tools of the unit tests: promtool and actionlint, which check configuration files, and k6.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand(command, async (_options, interrupted) => {
  for (const name of ['promtool', 'actionlint'] as const)
    if (!findGoTool(name)) await buildGoTool(name, progress, interrupted);
  await provideK6(readSettings(), progress, interrupted);
  return exitCodes.conforms;
});
