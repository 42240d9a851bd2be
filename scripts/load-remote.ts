import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../fixtures/kernel/errors.ts';
import { writeForOperator } from '../fixtures/load/k6-operator.ts';
import { makePlan } from '../fixtures/load/make-plan.ts';
import type { ScenarioName } from '../fixtures/load/profiles.ts';
import type { Settings } from '../fixtures/settings.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import { LoadSummary } from '../fixtures/verdicts/load/summary.ts';
import { judgeLoad } from '../fixtures/verdicts/load/verdict.ts';
import { makeSloStatement, type SloStatement } from '../reports/slo/statement.ts';
import { outputDirectory } from '../reports/write.ts';
import { progress } from './cli.ts';
import { designRun, type LoadRequest } from './load-design.ts';
import { type Measurement, signIn } from './load-measure.ts';

/** Scenarios that call no model: on a remote deployment a model costs money, and its answers cannot be checked. */
export const withoutModel: readonly ScenarioName[] = ['browse', 'refresh', 'page'];
const mostPerSecond = 5;

/** @throws UserError unless the user confirmed the load test, and it has a low rate and calls no models */
export function assertMayLoadRemote(settings: Settings, scenarios: readonly ScenarioName[]): void {
  if (!settings.LOAD_I_OWN_THIS_HOST)
    throw new UserError('Load-testing a remote deployment requires --i-own-this-host.', {
      remedy: 'Add --i-own-this-host if you own the deployment or have permission to load-test it.',
    });
  if (settings.LOAD_RATE > mostPerSecond)
    throw new UserError(
      `On a remote deployment --rate is limited to ${mostPerSecond} per second.`,
      {
        remedy: 'For a higher rate, test a copy of its Compose project: --project-dir DIR.',
      },
    );
  const asking = scenarios.filter((name) => !withoutModel.includes(name));
  if (asking.length > 0)
    throw new UserError(
      `These scenarios would use the real models or identity providers of a remote deployment: ${asking.join(', ')}.`,
      { remedy: `Select others with --scenarios: ${withoutModel.join(', ')}.` },
    );
}

/** Writes the k6-operator files for a run, and prints how to use them. */
export async function prepareOperator(
  options: Omit<Measurement, 'death'>,
  settings: Settings,
): Promise<void> {
  const { stack, interrupted } = options;
  const design = designRun(options);
  const directory = join(outputDirectory, 'k6-operator');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const users = await signIn(design, options, interrupted);
  const plan = makePlan({
    stack,
    scenarios: design.planned,
    thresholds: design.thresholds,
    blockSeconds: design.parts.blockSeconds,
    pace: { firstTokenMs: 0, completionMs: 0, gapMs: 0 },
    headers: {},
    directory,
  });
  const { K6_PROMETHEUS_RW_SERVER_URL: remoteWriteUrl } = settings;
  const files = await writeForOperator({
    k6: options.k6,
    plan,
    users,
    generators: settings.LOAD_GENERATORS,
    ...(remoteWriteUrl ? { remoteWriteUrl } : {}),
    directory,
    signal: interrupted,
  });
  progress(`kubectl apply ${files.map((file) => `-f ${file}`).join(' ')}`);
  progress('then, after the pods have finished, for each pod:');
  progress('  kubectl logs POD > results/POD.log');
  progress('  npm run load -- --results results, plus the flags of this run');
}

/** Judges the results of generators that ran elsewhere: files with k6's summary in one line. */
export function judgeResults(
  directory: string,
  request: LoadRequest,
  stack: StackDescription,
): SloStatement {
  const files = globSync(join(directory, '*.{log,json}'));
  if (files.length === 0)
    throw new UserError(`${directory} contains no log of a generator.`, {
      remedy: 'Save the log of each pod there: kubectl logs POD > POD.log',
    });
  const summary = LoadSummary.merge(files.map(summaryIn));
  const design = designRun(request);
  const judged = judgeLoad({ ...design, summary, use: {}, complete: true });
  return makeSloStatement(
    {
      startedAt: new Date(),
      durationMs: Math.round(summary.durationMs),
      profile: request.profile,
      stack,
      caveats: [
        ...stack.caveats,
        `Merged from ${files.length} generators. Quantiles are the mean of the generators' quantiles, weighted by samples.`,
      ],
      sent: design.sent,
      rate: request.rate,
      use: {},
    },
    judged,
  );
}

function summaryIn(file: string): LoadSummary {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((it) => it.startsWith('{') && it.includes('"metrics"'));
  if (line) return new LoadSummary(JSON.parse(line));
  throw new UserError(`${file} contains no k6 summary.`, {
    remedy: 'Save the complete log of each generator.',
  });
}
