import { type Command, CommanderError } from 'commander';
import pc from 'picocolors';
import type { RunVerdict } from '../fixtures/checks/types.ts';
import { UserError } from '../fixtures/kernel/errors.ts';
import { redact } from '../fixtures/kernel/redaction.ts';

/** Exit codes of every command. */
export const exitCodes = {
  conforms: 0,
  doesNotConform: 1,
  couldNotJudge: 2,
  partial: 3,
  interrupted: 130,
};

/** The exit code of each verdict of a run. */
export const exitCodeOf: Readonly<Record<RunVerdict, number>> = {
  conforms: exitCodes.conforms,
  'does-not-conform': exitCodes.doesNotConform,
  partial: exitCodes.partial,
  incomplete: exitCodes.couldNotJudge,
};

const byWeight = [
  exitCodes.conforms,
  exitCodes.partial,
  exitCodes.doesNotConform,
  exitCodes.couldNotJudge,
  exitCodes.interrupted,
];

/** The exit code of a command that does several things: the one that weighs most. */
export function worstOf(...codes: readonly number[]): number {
  return codes.toSorted((a, b) => byWeight.indexOf(a) - byWeight.indexOf(b)).at(-1) ?? 0;
}

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
    return redact(`${pc.red('Error:')} ${error.message}\n${pc.bold('Fix:')} ${error.remedy}`);
  const stack = error instanceof Error ? error.stack : String(error);
  return redact(`${pc.red('Internal error:')} ${stack}`);
}

/** Prints one line of progress, secrets redacted. */
export function progress(line: string): void {
  process.stdout.write(`${redact(line)}\n`);
}
