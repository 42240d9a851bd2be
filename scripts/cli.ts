import { styleText } from 'node:util';
import { type Command, CommanderError } from 'commander';
import { UserError } from '../fixtures/kernel/errors.ts';

import { redact } from '../fixtures/kernel/redaction.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';

/**
 * Runs a command: parses its flags, passes a signal that aborts on Ctrl-C, and exits with its code after it has
 * cleaned up. An error that the user can fix is shown as one message with its remedy.
 */
export async function runCommand<Options>(
  command: Command,
  action: (options: Options, interrupted: AbortSignal) => Promise<number>,
): Promise<never> {
  const interruption = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => interruption.abort(new Error(`interrupted by ${name}`)));
  try {
    command.exitOverride().parse();
    const code = await action(command.opts<Options & object>(), interruption.signal);
    process.exit(interruption.signal.aborted ? exitCodes.interrupted : code);
  } catch (error) {
    if (error instanceof CommanderError)
      process.exit(error.exitCode === 0 ? exitCodes.conforms : exitCodes.couldNotJudge);
    if (interruption.signal.aborted) {
      process.stderr.write('\nInterrupted. Everything that was started has been stopped.\n');
      process.exit(exitCodes.interrupted);
    }
    process.stderr.write(`\n${explain(error)}\n`);
    process.exit(exitCodes.couldNotJudge);
  }
}

function explain(error: unknown): string {
  if (error instanceof UserError)
    return redact(
      `${styleText('red', 'Error:')} ${error.message}\n${styleText('bold', 'Fix:')} ${error.remedy}`,
    );
  const stack = error instanceof Error ? error.stack : String(error);
  return redact(`${styleText('red', 'Internal error:')} ${stack}`);
}
