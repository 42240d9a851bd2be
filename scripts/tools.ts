import { Command } from 'commander';
import { buildGoTool, findGoTool } from '../fixtures/stack/provisioning/go-tools.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

const command = new Command('npm run tools --')
  .description(
    'Builds the checkers of configuration files that the unit tests ask: promtool, actionlint.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Remedy: --help lists the flags.');

await runCommand(command, async (_options, interrupted) => {
  for (const name of ['promtool', 'actionlint'] as const)
    if (!findGoTool(name)) await buildGoTool(name, progress, interrupted);
  return exitCodes.conforms;
});
