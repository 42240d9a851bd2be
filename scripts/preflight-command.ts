import { writeFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Argument, Command } from 'commander';
import { UserError } from '../fixtures/kernel/errors.ts';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { childEnvironment, readSettings } from '../fixtures/settings.ts';
import { explained } from '../reports/preflight/explain.ts';
import { preflightJson } from '../reports/preflight/record.ts';
import { toAnnotations, toSarif } from '../reports/preflight/sarif.ts';
import { shown } from '../reports/preflight/source-line.ts';
import { toText } from '../reports/preflight/text.ts';
import { type Fix, fixesOf } from '../suites/preflight/fix.ts';
import { type Preflight, preflight } from '../suites/preflight/preflight.ts';
import { runCommand } from './cli.ts';

interface Options {
  readonly file?: readonly string[];
  readonly envFile?: string;
  readonly json?: boolean;
  readonly sarif?: string;
  readonly fix?: boolean;
  readonly yes?: boolean;
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
    return await judge(directory, options, caller, signal);
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

async function judge(
  directory: string,
  options: Options,
  { keep }: Caller,
  signal: AbortSignal,
): Promise<number> {
  const { json, sarif, fix, yes } = options;
  const { GITHUB_ACTIONS, GITHUB_WORKSPACE = '.' } = readSettings();
  const result = await preflight(directory, {
    environment: childEnvironment(),
    signal,
    asksCompose: true,
    chosen: { envFile: options.envFile, ...(options.file ? { files: options.file } : {}) },
  });
  const folder = relative(GITHUB_WORKSPACE, result.project.directory);
  keep?.(result);
  if (sarif) write(sarif, `${JSON.stringify(toSarif(result, folder), null, 2)}\n`);
  progress(json ? preflightJson(result) : toText(result));
  if (GITHUB_ACTIONS && !json) for (const line of toAnnotations(result, folder)) progress(line);
  const say = json ? (line: string) => process.stderr.write(`${line}\n`) : progress;
  if (fix) await applyFixes(fixesOf(result), yes === true, say, signal);
  const isBroken = result.findings.some(({ severity }) => severity === 'error');
  return isBroken ? exitCodes.doesNotConform : exitCodes.conforms;
}

/** npm runs a script in its package's folder, and tells where it was called. */
function fromWhereTheUserStands(path: string): string {
  const { INIT_CWD, npm_lifecycle_event: script } = childEnvironment();
  if (isAbsolute(path) || script !== 'preflight' || !INIT_CWD) return path;
  return resolve(INIT_CWD, path);
}

async function applyFixes(
  fixes: readonly Fix[],
  agreed: boolean,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const count = fixes.reduce((sum, fix) => sum + fix.count, 0);
  if (count === 0) {
    say('\nNothing can be fixed without a decision by you.');
    return;
  }
  for (const { diff } of fixes) say(`\n${diff.split('\n').map(shown).join('\n')}`);
  if (!agreed && !(await isAgreed(signal))) {
    say('Nothing was changed. --fix --yes changes the files.');
    return;
  }
  for (const { file, text } of fixes) write(file.path, text);
  say(`Fixed ${count} in ${fixes.map(({ file }) => file.name).join(', ')}. Run preflight again.`);
}

/** @throws UserError when the place may not be written to, or does not exist */
function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}.`, {
      remedy: 'Name another place, or give yourself the right to write there.',
    });
  }
}

async function isAgreed(signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question('Change these lines? [y/N] ', { signal });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
