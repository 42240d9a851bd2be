import { everything } from '../fixtures/runs/everything.ts';
import { runCommand } from './cli.ts';
import { conformanceCommand, type Flags, variablesOf } from './flags.ts';

await runCommand<Flags>(
  conformanceCommand(
    'npm test --',
    'Runs the unit tests, the profile `all` on the default target, and a load smoke test, with one summary and one exit code.',
  ),
  (flags, interrupted) => {
    const { target, librechatDir, projectDir, services, baseUrl } = flags;
    return everything(
      { CONFORMANCE_PROFILE: 'all', ...variablesOf(flags) },
      variablesOf({ target, librechatDir, projectDir, services, baseUrl }),
      interrupted,
    );
  },
);
