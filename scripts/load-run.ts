import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../fixtures/kernel/errors.ts';
import { redact } from '../fixtures/kernel/redaction.ts';
import { loadProfiles, type ScenarioName, scenarioNames } from '../fixtures/load/profiles.ts';
import { keepInHistory, readBaseline, readHistory } from '../fixtures/runs/load/history.ts';
import { readSettings, type Settings } from '../fixtures/settings.ts';
import { acquireStack } from '../fixtures/stack/acquire.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { namedTarget } from '../fixtures/stack/start.ts';
import { readObjectives } from '../fixtures/verdicts/load/objectives.ts';
import { addSloToAllureReport } from '../reports/formats/allure.ts';
import type { SloStatement } from '../reports/slo/statement.ts';
import { sayStatement } from '../reports/slo/terminal.ts';
import { outputDirectory } from '../reports/write.ts';
import { exitCodeOf, exitCodes, progress } from './cli.ts';
import { measure } from './load-measure.ts';
import { assertMayLoadRemote, judgeResults, prepareOperator, withoutModel } from './load-remote.ts';

export const sloFile = join(outputDirectory, 'slo.json');

/**
 * Starts the stack, load-tests it with k6 and returns the exit code of the verdict. Stops everything that it
 * started, whatever happens.
 */
export async function load(
  variables: Record<string, string>,
  interrupted: AbortSignal,
): Promise<number> {
  const settings = readSettings(variables);
  const isRemote = namedTarget(settings)?.kind === 'remote';
  const scenarios = chosenScenarios(settings, isRemote ? withoutModel : undefined);
  if (isRemote) assertMayLoadRemote(settings, scenarios);
  if (settings.LOAD_ENGINE === 'k6-operator' && !isRemote)
    throw new UserError(
      'k6-operator runs in a cluster, which cannot reach a stack on this machine.',
      {
        remedy: 'Set --base-url to a deployment that the cluster can reach.',
      },
    );
  const baseline = settings.LOAD_BASELINE ? readBaseline(settings.LOAD_BASELINE) : undefined;
  readObjectives();
  const k6 = await provideK6(settings, progress, interrupted);
  rmSync(sloFile, { force: true });
  await using stack = await acquireStack(settings, progress, interrupted);
  for (const [part, what] of Object.entries(stack.description.parts)) progress(`${part}: ${what}`);
  for (const caveat of stack.description.caveats) progress(`note: ${caveat}`);
  const death = new AbortController();
  void stack.died.then((error) => death.abort(error));
  const { target } = stack.description;
  const request = { profile: settings.LOAD_PROFILE, rate: settings.LOAD_RATE, scenarios };
  const history = settings.LOAD_HISTORY;
  const measurement = {
    ...request,
    stack: stack.description,
    accountsFile: settings.LOAD_ACCOUNTS,
    baseline: baseline ?? (history ? readHistory(history, { ...request, target }) : undefined),
    k6,
    remoteWrite: settings.K6_PROMETHEUS_RW_SERVER_URL !== undefined,
    interrupted,
    death: death.signal,
  };
  if (settings.LOAD_ENGINE === 'k6-operator' && !settings.LOAD_RESULTS) {
    await prepareOperator(measurement, settings);
    return exitCodes.conforms;
  }
  const statement = settings.LOAD_RESULTS
    ? judgeResults(settings.LOAD_RESULTS, request, stack.description)
    : await measure(measurement);
  if (interrupted.aborted) return exitCodes.interrupted;
  return await report(statement, stack.description.secrets, history);
}

/** Writes and prints the results of a run; returns the exit code of its verdict. */
async function report(
  statement: SloStatement,
  secrets: readonly string[],
  history: string | undefined,
): Promise<number> {
  const clean = JSON.parse(redact(JSON.stringify(statement), secrets)) as SloStatement;
  mkdirSync(outputDirectory, { recursive: true });
  writeFileSync(sloFile, `${JSON.stringify(clean, null, 2)}\n`);
  if (history) keepInHistory(history, clean);
  await addSloToAllureReport(clean, outputDirectory);
  for (const line of sayStatement(clean)) progress(line);
  progress(`reports  ${sloFile}, load-dashboard.html; npm run report`);
  return exitCodeOf[statement.verdict];
}

function chosenScenarios(
  settings: Settings,
  usual?: readonly ScenarioName[],
): readonly ScenarioName[] {
  const { LOAD_SCENARIOS: list, LOAD_PROFILE: profile } = settings;
  if (!list) return usual ?? loadProfiles[profile].scenarios;
  const names = list.split(',').map((name) => name.trim());
  const isScenario = (name: string): name is ScenarioName =>
    (scenarioNames as readonly string[]).includes(name);
  const unknown = names.filter((name) => !isScenario(name));
  if (unknown.length === 0) return names.filter(isScenario);
  throw new UserError(`Unknown scenario: ${unknown.join(', ')}.`, {
    remedy: `Use any of: ${scenarioNames.join(', ')}.`,
  });
}
