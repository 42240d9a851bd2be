import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DoublesClient } from '../fixtures/clients/doubles.ts';
import type { Pace } from '../fixtures/doubles/pace.ts';
import { UserError } from '../fixtures/errors.ts';
import { runK6 } from '../fixtures/load/k6-run.ts';
import { MachineUse } from '../fixtures/load/machine-use.ts';
import { makePlan } from '../fixtures/load/make-plan.ts';
import {
  durationSeconds,
  type LoadProfile,
  type LoadProfileName,
  loadProfiles,
  planScenarios,
  type ScenarioName,
  spikeEndSeconds,
} from '../fixtures/load/profiles.ts';
import { prepareUsers } from '../fixtures/load/users.ts';
import { browserArguments } from '../fixtures/stack/browser-arguments.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import { makeWorkDirectory } from '../fixtures/stack/work-directory.ts';
import type { Baseline } from '../reports/slo/baseline.ts';
import { capacityOf, recoverySeconds } from '../reports/slo/capacity.ts';
import { compare, testStated } from '../reports/slo/compare.ts';
import { judgeObjectives, verdictOfRun } from '../reports/slo/judge.ts';
import { askedIn, readObjectives } from '../reports/slo/objectives.ts';
import { makeSloStatement, type SloStatement } from '../reports/slo/statement.ts';
import { LoadSummary } from '../reports/slo/summary.ts';
import { toThresholds } from '../reports/slo/thresholds.ts';
import { outputDirectory } from '../reports/write.ts';
import { progress } from './cli.ts';

const tellEveryMs = 15_000;
const dashboardFile = join(outputDirectory, 'load-dashboard.html');

/** A load run to make on a stack that is there. */
export interface Measurement {
  readonly profile: LoadProfileName;
  /** The expected traffic, in visits or chats a second. */
  readonly rate: number;
  readonly scenarios: readonly ScenarioName[];
  readonly stack: StackDescription;
  readonly baseline?: Baseline;
  /** The path of k6. */
  readonly k6: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether k6's own report is left in reports/out/; true unless said otherwise. */
  readonly keepDashboard?: boolean;
  /** Whether k6 writes to Prometheus while it runs. */
  readonly remoteWrite?: boolean;
  readonly interrupted: AbortSignal;
  /** Aborts when the stack dies; what was measured until then is kept. */
  readonly death: AbortSignal;
}

/** Puts a stack under load and judges what was measured. */
export async function measure(options: Measurement): Promise<SloStatement> {
  const { stack, rate, scenarios, death, headers = {} } = options;
  if (!stack.doubles)
    throw new UserError('The target has no doubles: people could not be signed in.', {
      remedy: 'Put reference, checkout or compose under load.',
    });
  const profile: LoadProfile = loadProfiles[options.profile];
  const { blockSeconds } = profile;
  const seconds = durationSeconds(profile);
  const parts = { blocks: Math.ceil(seconds / blockSeconds), blockSeconds };
  const objectives = askedIn(readObjectives(), options.profile, scenarios);
  const planned = planScenarios(profile, rate, scenarios);
  const sent = planned.map(({ summary }) => summary);
  progress(`load: ${options.profile}, ${seconds} s, to ${stack.browserUrl}: ${sent.join('; ')}`);

  await using work = makeWorkDirectory();
  for (const directory of [work.path, outputDirectory]) mkdirSync(directory, { recursive: true });
  const signal = AbortSignal.any([options.interrupted, death]);
  const count = planned.reduce((sum, { virtualUsers }) => sum + virtualUsers, 0);
  progress(`users: signing ${count} in, once each`);
  const users = await prepareUsers(count, stack, headers, progress, signal);
  const doubles = new DoublesClient(stack.doubles);
  const before = await doubles.pace();
  const plan = makePlan({
    stack,
    scenarios: planned,
    thresholds: toThresholds(objectives, { ...parts, untilBroken: profile.untilBroken ?? false }),
    blockSeconds,
    pace: before,
    headers,
    directory: work.path,
  });
  const use = new MachineUse(stack.processes ?? {});
  const startedAt = new Date();
  let during: Pace = before;
  const halfway = setTimeout(
    () => {
      void doubles.pace().then(
        (pace) => {
          during = pace;
        },
        () => undefined,
      );
    },
    (seconds * 1_000) / 2,
  );
  const ticking = setInterval(() => {
    const passed = Math.round((Date.now() - startedAt.getTime()) / 1_000);
    if (!process.stdout.isTTY) progress(`load: ${passed} of ${seconds} s`);
  }, tellEveryMs);
  try {
    await runK6({
      executable: options.k6,
      plan,
      users,
      directory: work.path,
      browser: {
        arguments: browserArguments(stack),
        ...(stack.browserExecutable ? { executable: stack.browserExecutable } : {}),
      },
      ...(options.keepDashboard === false ? {} : { dashboardFile }),
      remoteWrite: options.remoteWrite ?? false,
      signal,
      onStart: (pid) => use.add('k6', pid),
    });
  } finally {
    clearTimeout(halfway);
    clearInterval(ticking);
  }
  const used = await use.end();
  const summary = LoadSummary.read(plan.summaryFile);
  const growth = used.LibreChat?.memoryGrowth;
  const measuredBeside = growth === undefined ? {} : { server_memory_growth: growth };
  const judged = judgeObjectives(objectives, summary, parts.blocks, measuredBeside);
  const { baseline } = options;
  const changes = baseline && compare(judged, baseline.objectives);
  const worse = changes?.filter(({ verdict }) => verdict === 'worse').length ?? 0;
  const spikeEnd = spikeEndSeconds(profile);
  return makeSloStatement(
    {
      startedAt,
      durationMs: Math.round(summary.durationMs),
      profile: options.profile,
      stack,
      caveats: [
        ...stack.caveats,
        ...driftCaveat(before, during),
        ...(death.aborted ? [`The run was cut short: ${firstLine(death.reason)}`] : []),
      ],
      sent,
      rate,
      doubles: { before, during },
      use: used,
    },
    {
      verdict: verdictOfRun(judged, worse, !death.aborted, profile.untilBroken),
      objectives: judged,
      ...(baseline && changes
        ? { comparison: { baseline: baseline.name, test: testStated, changes } }
        : {}),
      ...(profile.untilBroken ? { capacity: capacityOf(objectives, summary, parts, used) } : {}),
      ...(spikeEnd
        ? { recoverySeconds: recoverySeconds(objectives, summary, parts, spikeEnd) }
        : {}),
    },
  );
}

const relevantDriftMs = 50;

/** The double itself was slower under load: that part is not LibreChat's own. */
function driftCaveat(before: Pace, during: Pace): string[] {
  const drift = Math.round(during.completionMs - before.completionMs);
  if (drift < relevantDriftMs) return [];
  return [
    `The model's double took ${drift} ms longer for an answer in the middle of the run than before: LibreChat's own times contain them.`,
  ];
}

function firstLine(error: unknown): string {
  return String((error as Error).message ?? error).split('\n')[0] ?? '';
}
