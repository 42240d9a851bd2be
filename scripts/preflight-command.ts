import { isAbsolute, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { checkFiles, type PreflightOptions } from '../fixtures/runs/preflight.ts';
import { childEnvironment } from '../fixtures/settings.ts';
import { explained } from '../reports/preflight/explain.ts';
import type { Preflight } from '../suites/preflight/preflight.ts';
import { runCommand } from './cli.ts';

interface Options extends PreflightOptions {
  readonly explain?: string;
}

const collect = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/** Where preflight is called from: a clone of the suite, or its package. */
export interface Caller {
  /** What users type before the flags. */
  readonly usage: string;
  /** The folder to check where none is given, and how the help names it. */
  readonly directory: readonly [path: string, name: string];
  /** Keeps the result for later steps. */
  readonly keep?: (result: Preflight) => void;
}

/** Runs preflight with the flags of this process, and exits with its code. */
export async function runPreflight(caller: Caller): Promise<never> {
  const command = commandOf(caller);
  return await runCommand<Options>(command, async (options, signal) => {
    if (options.explain) {
      progress(await explained(options.explain));
      return exitCodes.conforms;
    }
    const [given = caller.directory[0]] = command.processedArgs as string[];
    const directory = given === caller.directory[0] ? given : fromWhereTheUserStands(given);
    return await checkFiles(directory, options, caller.keep, signal);
  });
}

const commandOf = ({ usage, directory }: Caller) =>
  new Command(usage)
    .description(
      'Checks the files of a LibreChat deployment (compose files, .env, librechat.yaml) without starting it.',
    )
    .addArgument(new Argument('[dir]', "the deployment's folder").default(...directory))
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .showHelpAfterError('Fix: --help lists the flags.')
    .option(
      '-f, --file <file>',
      'compose file, as for docker compose; repeat it for several',
      collect,
    )
    .option('--env-file <file>', 'env file in place of .env, as for docker compose')
    .option('--json', 'print preflight.json instead of text')
    .option('--sarif <file>', 'also write the findings for code scanning')
    .option('--fix', 'show what can be fixed safely as a diff, and fix it if you agree')
    .option('--yes', 'with --fix: fix without asking')
    .option('--explain <rule>', 'explain a rule, with examples, and exit')
    .addHelpText(
      'after',
      `
If DIR has no compose file of a LibreChat, preflight looks in the folders below it.

Exit codes: 0 no error (there may be warnings), 1 errors, 2 could not check, 130 interrupted.`,
    );

/** npm runs a script in its package's folder, and tells where it was called. */
function fromWhereTheUserStands(path: string): string {
  const { INIT_CWD, npm_lifecycle_event: script } = childEnvironment();
  if (isAbsolute(path) || script !== 'preflight' || !INIT_CWD) return path;
  return resolve(INIT_CWD, path);
}
