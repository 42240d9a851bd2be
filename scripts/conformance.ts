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

/** The plan's checklist, or for a Control Plane alone the checks that are about it. */
function defaultsOf({ controlPlaneUrl }: Flags): Record<string, string> {
  return controlPlaneUrl ? {} : { CONFORMANCE_PROFILE: 'checklist' };
}
