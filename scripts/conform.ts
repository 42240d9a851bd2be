import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  bundledKnownDeviations,
  readKnownDeviations,
} from '../fixtures/checks/known-deviations.ts';
import { UserError } from '../fixtures/errors.ts';
import { readSettings } from '../fixtures/settings.ts';
import { acquireStack } from '../fixtures/stack/acquire.ts';
import type { Statement } from '../reports/statement.ts';
import { outputDirectory } from '../reports/write.ts';
import { exitCodes, progress } from './cli.ts';
import { runPlaywright } from './playwright.ts';

const statementFile = join(outputDirectory, 'conformance.json');

/**
 * Starts the stack, has Playwright judge it and returns the exit code of the verdict. Whatever the end, what was
 * started for it is ended.
 */
export async function conformance(
  variables: Record<string, string>,
  interrupted: AbortSignal,
): Promise<number> {
  const settings = readSettings(variables);
  validatePattern(settings.CONFORMANCE_GREP);
  readKnownDeviations(settings.CONFORMANCE_KNOWN_DEVIATIONS ?? bundledKnownDeviations);
  await using stack = await acquireStack(settings, progress, interrupted);
  rmSync(statementFile, { force: true });
  for (const [part, what] of Object.entries(stack.description.parts)) progress(`${part}: ${what}`);
  for (const caveat of stack.description.caveats) progress(`note: ${caveat}`);

  const environment = { ...variables, CONFORMANCE_STACK: stack.descriptionFile };
  const death = new AbortController();
  void stack.died.then((error) => death.abort(error));
  const signal = AbortSignal.any([interrupted, death.signal]);
  const ended = await runPlaywright('playwright.config.ts', environment, signal);
  if (interrupted.aborted) return exitCodes.interrupted;
  death.signal.throwIfAborted();
  const statement = readStatement();
  if (!statement) {
    if (settings.CONFORMANCE_GREP) throw nothingChosen(settings.CONFORMANCE_GREP);
    throw new Error(`Playwright ended with code ${ended} and left no statement.`);
  }
  progress(`reports  ${statementFile.replace('.json', '.{json,md}')}, junit.xml; npm run report`);
  return {
    conforms: exitCodes.conforms,
    'does-not-conform': exitCodes.doesNotConform,
    incomplete: exitCodes.couldNotJudge,
  }[statement.verdict];
}

function readStatement(): Statement | undefined {
  if (!existsSync(statementFile)) return undefined;
  return JSON.parse(readFileSync(statementFile, 'utf8')) as Statement;
}

function validatePattern(pattern: string | undefined): void {
  try {
    new RegExp(pattern ?? '');
  } catch (cause) {
    throw new UserError(`--grep is not a regular expression: ${(cause as Error).message}`, {
      remedy: 'Quote characters such as ( and [ with a backslash.',
      cause,
    });
  }
}

function nothingChosen(pattern: string): UserError {
  return new UserError(`No test matches --grep ${pattern}.`, {
    remedy:
      'Match a title or a check id, such as --grep oauth.google; `npx playwright test --list` shows all.',
  });
}
