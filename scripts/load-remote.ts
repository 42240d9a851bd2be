import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../fixtures/errors.ts';
import { writeForOperator } from '../fixtures/load/k6-operator.ts';
import { makePlan } from '../fixtures/load/make-plan.ts';
import type { ScenarioName } from '../fixtures/load/profiles.ts';
import type { Settings } from '../fixtures/settings.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import { makeSloStatement, type SloStatement } from '../reports/slo/statement.ts';
import { LoadSummary } from '../reports/slo/summary.ts';
import { judgeLoad } from '../reports/slo/verdict.ts';
import { outputDirectory } from '../reports/write.ts';
import { progress } from './cli.ts';
import { designRun, type LoadRequest } from './load-design.ts';
import { type Measurement, signIn } from './load-measure.ts';

/** Scenarios that ask no model, which on a remote deployment would cost money and say what it likes. */
export const withoutModel: readonly ScenarioName[] = ['browse', 'refresh', 'page'];
const mostPerSecond = 5;

/** @throws UserError unless the user said that the deployment may be put under load, gently and without models */
export function assertMayLoadRemote(settings: Settings, scenarios: readonly ScenarioName[]): void {
  if (!settings.LOAD_I_OWN_THIS_HOST)
    throw new UserError('A remote deployment is put under load by its owner alone.', {
      remedy: 'If it is yours, say so with --i-own-this-host.',
    });
  if (settings.LOAD_RATE > mostPerSecond)
    throw new UserError(`On a remote deployment --rate is at most ${mostPerSecond} a second.`, {
      remedy: 'For more, put a copy of its project under load: --project-dir.',
    });
  const asking = scenarios.filter((name) => !withoutModel.includes(name));
  if (asking.length > 0)
    throw new UserError(
      `On a remote deployment ${asking.join(', ')} would need its real models or identity providers.`,
      { remedy: `Choose with --scenarios among: ${withoutModel.join(', ')}.` },
    );
}

/** Writes the files of k6-operator for a run, and says how they are used. */
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
  progress('then, once the pods have ended, one file for each of them:');
  progress('  kubectl logs POD > results/POD.log');
  progress('  npm run load -- --results results, with the same other flags');
}

/** Judges what generators elsewhere left: files that hold k6's summary in one of their lines. */
export function judgeResults(
  directory: string,
  request: LoadRequest,
  stack: StackDescription,
): SloStatement {
  const files = globSync(join(directory, '*.{log,json}'));
  if (files.length === 0)
    throw new UserError(`${directory} holds no log of a generator.`, {
      remedy: 'Keep the log of each pod there: kubectl logs POD > POD.log',
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
        `Merged from ${files.length} generators: a quantile is the mean of theirs, by samples.`,
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
  throw new UserError(`${file} holds no summary of k6.`, {
    remedy: 'Keep the whole log of each generator.',
  });
}
