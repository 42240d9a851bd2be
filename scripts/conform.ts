import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readKnownDeviations } from '../fixtures/checks/known-deviations.ts';
import { firstShape } from '../fixtures/checks/selection.ts';
import { UserError } from '../fixtures/errors.ts';
import { childEnvironment, readSettings } from '../fixtures/settings.ts';
import { acquireStack } from '../fixtures/stack/acquire.ts';
import { findProject } from '../fixtures/stack/compose/project.ts';
import { readRunningStacks } from '../fixtures/stack/running-stacks.ts';
import { toAnnotations } from '../reports/preflight/sarif.ts';
import { preflightFile, writePreflight } from '../reports/preflight/write.ts';
import { keepShard } from '../reports/shards.ts';
import type { Statement } from '../reports/statement.ts';
import { outputDirectory } from '../reports/write.ts';
import { preflight } from '../suites/preflight/preflight.ts';
import { exitCodeOf, exitCodes, progress } from './cli.ts';
import { runPlaywright } from './playwright.ts';

export const statementFile = join(outputDirectory, 'conformance.json');

/**
 * Starts the stack, runs the tests with Playwright and returns the exit code of the verdict. Stops everything that it
 * started, whatever happens.
 */
export async function conformance(
  given: Record<string, string>,
  interrupted: AbortSignal,
): Promise<number> {
  const variables = { ...given, ...(await filesJudgedFirst(given, interrupted)) };
  const settings = readSettings(variables);
  validatePattern(settings.CONFORMANCE_GREP);
  if (settings.CONFORMANCE_SHARD && settings.CONFORMANCE_GREP)
    throw new UserError('--shard and --grep cannot be combined.', {
      remedy: 'Remove one of the two flags.',
    });
  readKnownDeviations(settings.CONFORMANCE_KNOWN_DEVIATIONS);
  rmSync(statementFile, { force: true });
  await using stack = await acquireStack(settings, progress, interrupted, firstShape(settings));
  for (const [part, what] of Object.entries(stack.description.parts)) progress(`${part}: ${what}`);
  for (const caveat of stack.description.caveats) progress(`note: ${caveat}`);

  const environment = { ...variables, CONFORMANCE_STACK: stack.descriptionFile };
  const death = new AbortController();
  void stack.died.then((error) => death.abort(error));
  const signal = AbortSignal.any([interrupted, death.signal]);
  const ended = await runPlaywright(
    ['test', '--config', 'playwright.config.ts'],
    environment,
    signal,
  );
  if (interrupted.aborted) return exitCodes.interrupted;
  death.signal.throwIfAborted();
  if (settings.CONFORMANCE_SHARD) {
    const directory = keepShard(settings, readRunningStacks(stack.descriptionFile).stacks);
    progress(`shard    ${directory}; combine the shards with: npm run merge`);
    return exitCodes.conforms;
  }
  const statement = readStatement();
  if (!statement) {
    if (settings.CONFORMANCE_GREP) throw nothingChosen(settings.CONFORMANCE_GREP);
    throw new Error(`Playwright exited with code ${ended} and wrote no statement.`);
  }
  return announce(statement);
}

/** Runs preflight on the user's own project, if there is one, and prints the findings. */
async function filesJudgedFirst(
  variables: Record<string, string>,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const settings = readSettings(variables);
  const { CONFORMANCE_PROJECT_DIR: directory, GITHUB_WORKSPACE = '.' } = settings;
  if (!directory) return {};
  findProject(directory, childEnvironment());
  const options = { environment: childEnvironment(), signal, asksCompose: true };
  const result = await preflight(directory, options);
  writePreflight(result);
  for (const { at, severity, rule, message } of result.findings)
    progress(`preflight ${severity.padEnd(7)} ${at.file}:${at.line} ${rule.id}  ${message}`);
  if (settings.GITHUB_ACTIONS)
    for (const line of toAnnotations(result, relative(GITHUB_WORKSPACE, directory))) progress(line);
  if (result.findings.length > 0) progress(`details: npm run preflight -- '${directory}'\n`);
  return { CONFORMANCE_PREFLIGHT: preflightFile };
}

/** Prints the paths of the reports; returns the exit code of the verdict. */
export function announce(statement: Statement): number {
  progress(`reports  ${statementFile.replace('.json', '.{json,md}')}, junit.xml; npm run report`);
  return exitCodeOf[statement.verdict];
}

/** The statement of the last run. */
export function readStatement(): Statement | undefined {
  if (!existsSync(statementFile)) return undefined;
  return JSON.parse(readFileSync(statementFile, 'utf8')) as Statement;
}

function validatePattern(pattern: string | undefined): void {
  try {
    new RegExp(pattern ?? '');
  } catch (cause) {
    throw new UserError(`--grep is not a valid regular expression: ${(cause as Error).message}`, {
      remedy: 'Escape characters such as ( and [ with a backslash.',
      cause,
    });
  }
}

function nothingChosen(pattern: string): UserError {
  return new UserError(`No test matches --grep ${pattern}.`, {
    remedy:
      'Use a part of a title or check id, such as --grep oauth.google. docs/checks.md lists all checks.',
  });
}
