import { mkdirSync } from 'node:fs';
import { makeWorkDirectory } from '../fixtures/kernel/work-directory.ts';
import type { DelayedServer } from '../fixtures/load/delayed-server.ts';
import { runK6 } from '../fixtures/load/k6-run.ts';
import { makePlan } from '../fixtures/load/make-plan.ts';
import { durationSeconds, type LoadProfile, planScenarios } from '../fixtures/load/profiles.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import { type JudgedObjective, judgeObjectives } from '../fixtures/verdicts/load/judge.ts';
import { readObjectives } from '../fixtures/verdicts/load/objectives.ts';
import { LoadSummary } from '../fixtures/verdicts/load/summary.ts';
import { toThresholds } from '../fixtures/verdicts/load/thresholds.ts';

/** Measures a server with known delays with the scenario `browse`, judged as in every run. */
export async function measureServer(
  server: DelayedServer,
  { profile, rate, k6, signal }: BenchOptions,
): Promise<{ summary: LoadSummary; judged: JudgedObjective[] }> {
  await using work = makeWorkDirectory();
  mkdirSync(work.path, { recursive: true });
  const { blockSeconds } = profile;
  const blocks = Math.ceil(durationSeconds(profile) / blockSeconds);
  const objectives = readObjectives().filter(
    ({ scenario, metric }) => scenario.includes('browse') && metric !== 'wrong_answers',
  );
  const scenarios = planScenarios(profile, rate, ['browse']);
  const plan = makePlan({
    stack: { browserUrl: server.origin } as StackDescription,
    scenarios,
    thresholds: toThresholds(objectives, { blocks, blockSeconds }),
    blockSeconds,
    pace: { firstTokenMs: 0, completionMs: 0, gapMs: 0 },
    headers: {},
    directory: work.path,
  });
  const users = Array.from({ length: scenarios[0]?.virtualUsers ?? 0 }, (_, n) => ({
    email: `${n}@bench.test`,
    accessToken: 'none',
    refreshToken: 'none',
    conversationId: 'one',
  }));
  await runK6({
    executable: k6,
    plan,
    users,
    directory: work.path,
    browser: { arguments: [] },
    remoteWrite: false,
    signal,
  });
  const summary = LoadSummary.read(plan.summaryFile);
  return { summary, judged: judgeObjectives(objectives, summary, blocks) };
}

export interface BenchOptions {
  readonly profile: LoadProfile;
  /** Visits per second. */
  readonly rate: number;
  /** The path of k6. */
  readonly k6: string;
  readonly signal: AbortSignal;
}
