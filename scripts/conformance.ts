import { runCommand } from './cli.ts';
import { conformance } from './conform.ts';
import { conformanceCommand, type Flags, variablesOf } from './flags.ts';

await runCommand<Flags>(
  conformanceCommand(
    'npm run conformance --',
    'Judges a LibreChat deployment: starts it or is pointed at it, tries it, and says which requirement holds.',
  ),
  (flags, interrupted) =>
    conformance({ CONFORMANCE_PROFILE: 'checklist', ...variablesOf(flags) }, interrupted),
);
