import { Command } from 'commander';
import { readSettings } from '../fixtures/settings.ts';
import { buildGoTool, findGoTool } from '../fixtures/stack/provisioning/go-tools.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

const command = new Command('npm run tools --')
  .description(
    'Gets what the unit tests ask: promtool and actionlint, which check configuration files, and k6.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Remedy: --help lists the flags.');

await runCommand(command, async (_options, interrupted) => {
  for (const name of ['promtool', 'actionlint'] as const)
    if (!findGoTool(name)) await buildGoTool(name, progress, interrupted);
  await provideK6(readSettings(), progress, interrupted);
  return exitCodes.conforms;
});
