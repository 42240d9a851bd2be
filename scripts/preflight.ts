import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { UserError } from '../fixtures/errors.ts';
import { childEnvironment, readSettings } from '../fixtures/settings.ts';
import { sampleDirectory } from '../fixtures/stack/compose/project.ts';
import { toAnnotations, toSarif } from '../reports/preflight/sarif.ts';
import { shown } from '../reports/preflight/source-line.ts';
import { toText } from '../reports/preflight/text.ts';
import { writePreflight } from '../reports/preflight/write.ts';
import { type Fix, fixesOf } from '../suites/preflight/fix.ts';
import { preflight } from '../suites/preflight/preflight.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

interface Options {
  readonly json?: boolean;
  readonly sarif?: string;
  readonly fix?: boolean;
  readonly yes?: boolean;
}

const command = new Command('npm run preflight --')
  .description(
    "Judges a deployment's files (compose files, .env, librechat.yaml) without starting it.",
  )
  .argument('[dir]', "the deployment's folder", sampleDirectory)
  .allowExcessArguments(false)
  .showSuggestionAfterError()
  .showHelpAfterError('Remedy: --help lists the flags.')
  .option('--json', 'prints preflight.json in place of the text')
  .option('--sarif <file>', 'writes the findings for code scanning as well')
  .option('--fix', 'shows what can be mended safely as a diff, and mends it when you agree')
  .option('--yes', 'with --fix: agrees')
  .addHelpText(
    'after',
    '\nCOMPOSE_FILE=one.yml:two.yml before the command, or in .env, names compose files with other names.\n\nExit codes: 0 no error (warnings alone are none), 1 errors, 2 could not judge, 130 interrupted.',
  );

await runCommand<Options>(command, async ({ json, sarif, fix, yes }, signal) => {
  const [directory = sampleDirectory] = command.processedArgs as string[];
  const { GITHUB_ACTIONS, GITHUB_WORKSPACE = '.' } = readSettings();
  const folder = relative(GITHUB_WORKSPACE, directory);
  const result = await preflight(directory, {
    environment: childEnvironment(),
    signal,
    asksCompose: true,
  });
  const text = writePreflight(result);
  if (sarif) write(sarif, `${JSON.stringify(toSarif(result, folder), null, 2)}\n`);
  progress(json ? text : toText(result));
  if (GITHUB_ACTIONS && !json) for (const line of toAnnotations(result, folder)) progress(line);
  const say = json ? (line: string) => process.stderr.write(`${line}\n`) : progress;
  if (fix) await mend(fixesOf(result), yes === true, say, signal);
  const isBroken = result.findings.some(({ severity }) => severity === 'error');
  return isBroken ? exitCodes.doesNotConform : exitCodes.conforms;
});

async function mend(
  fixes: readonly Fix[],
  agreed: boolean,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const count = fixes.reduce((sum, fix) => sum + fix.count, 0);
  if (count === 0) {
    say('\nNothing of it can be mended without a decision of yours.');
    return;
  }
  for (const { diff } of fixes) say(`\n${diff.split('\n').map(shown).join('\n')}`);
  if (!agreed && !(await isAgreed(signal))) {
    say('Nothing was changed; --fix --yes changes it.');
    return;
  }
  for (const { file, text } of fixes) write(file.path, text);
  say(`${count} mended in ${fixes.map(({ file }) => file.name).join(', ')}; run preflight again.`);
}

/** @throws UserError when the place may not be written to, or is not there */
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
