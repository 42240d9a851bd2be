import { conformance } from '../fixtures/runs/conformance.ts';
import { runCommand } from './cli.ts';
import { conformanceCommand, type Flags, variablesOf } from './flags.ts';

await runCommand<Flags>(
  conformanceCommand(
    'npm run conformance --',
    'Tests a LibreChat deployment in a real browser and over its API, and reports which requirements hold.',
  ),
  (flags, interrupted) => conformance({ ...defaultsOf(flags), ...variablesOf(flags) }, interrupted),
);

/** The plan's checklist, where no other flag says what to run. */
function defaultsOf({ controlPlaneUrl, live, replay }: Flags): Record<string, string> {
  return controlPlaneUrl || live || replay ? {} : { CONFORMANCE_PROFILE: 'checklist' };
}
