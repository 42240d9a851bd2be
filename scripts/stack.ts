import { Argument } from 'commander';
import { UserError } from '../fixtures/kernel/errors.ts';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import { serveStack, startInBackground, stopInBackground } from '../fixtures/stack/keep.ts';
import { findKeptStack } from '../fixtures/stack/kept-stack.ts';
import { runCommand } from './cli.ts';
import { type Flags, targetCommand, variablesOf } from './flags.ts';

const command = targetCommand(
  'npm run stack --',
  'Keeps a stack running so that the other commands reuse it.',
)
  .option('--doubles-only', 'start only the doubles, for a service that you start by hand')
  .addArgument(new Argument('<action>').choices(['up', 'down', 'status', 'serve']));

await runCommand<Flags>(command, async (flags, interrupted) => {
  const variables = variablesOf(flags);
  const settings = readSettings(variables);
  switch (command.processedArgs[0]) {
    case 'serve':
      await serveStack(settings, progress, interrupted);
      break;
    case 'up':
      await startInBackground(import.meta.filename, settings, variables, progress, interrupted);
      break;
    case 'down':
      await stopInBackground(settings, progress);
      break;
    default: {
      const kept = await findKeptStack(settings);
      if (!kept)
        throw new UserError('No stack is running.', {
          remedy: 'Start one: npm run stack -- up',
        });
      progress(
        `${kept.description.target} at ${kept.description.browserUrl} (process ${kept.pid})`,
      );
    }
  }
  return exitCodes.conforms;
});
