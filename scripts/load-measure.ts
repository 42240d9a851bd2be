import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DoublesClient } from '../fixtures/clients/doubles.ts';
import type { Pace } from '../fixtures/doubles/pace.ts';
import { makeWorkDirectory } from '../fixtures/kernel/work-directory.ts';
import { signAccountsIn } from '../fixtures/load/accounts.ts';
import { runK6 } from '../fixtures/load/k6-run.ts';
import { MachineUse } from '../fixtures/load/machine-use.ts';
import { makePlan } from '../fixtures/load/make-plan.ts';
import { measureRoom } from '../fixtures/load/room.ts';
import { prepareUsers } from '../fixtures/load/users.ts';
import { browserArguments } from '../fixtures/stack/browser-arguments.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import type { Baseline, Capacity } from '../fixtures/verdicts/load/judgement.ts';
import { judgeRoom } from '../fixtures/verdicts/load/room.ts';
import { LoadSummary } from '../fixtures/verdicts/load/summary.ts';
import { judgeLoad } from '../fixtures/verdicts/load/verdict.ts';
import { makeSloStatement, type SloStatement } from '../reports/slo/statement.ts';
import { outputDirectory } from '../reports/write.ts';
import type { LoadUser } from '../suites/load/plan.ts';
import { progress } from './cli.ts';
import { designRun, type LoadDesign, type LoadRequest } from './load-design.ts';

const dashboardFile = join(outputDirectory, 'load-dashboard.html');
const tellEveryMs = 15_000;

/** The options of a load run on a running stack. */
export interface Measurement extends LoadRequest {
  readonly stack: StackDescription;
  /** The accounts to use if there are no doubles. See signAccountsIn. */
  readonly accountsFile?: string | undefined;
  readonly baseline?: Baseline | undefined;
  /** The path of k6. */
  readonly k6: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether k6 writes its own report to reports/out/. Default: true. */
  readonly keepDashboard?: boolean;
  /** Whether k6 writes to Prometheus during the run. */
  readonly remoteWrite?: boolean;
  readonly interrupted: AbortSignal;
  /** Aborts when the stack stops. The measurements until then are kept. */
  readonly death: AbortSignal;
}

/** Load-tests a stack and judges the measurements. */
export async function measure(options: Measurement): Promise<SloStatement> {
  const { stack, rate, death, headers = {}, baseline } = options;
  const design = designRun(options);
  const { seconds, sent } = design;
  progress(`load: ${options.profile}, ${seconds} s, to ${stack.browserUrl}: ${sent.join('; ')}`);

  await using work = makeWorkDirectory();
  for (const directory of [work.path, outputDirectory]) mkdirSync(directory, { recursive: true });
  const signal = AbortSignal.any([options.interrupted, death]);
  const users = await signIn(design, options, signal);
  const doubles = stack.doubles && new DoublesClient(stack.doubles);
  const before = await doubles?.pace();
  const plan = makePlan({
    stack,
    scenarios: design.planned,
    thresholds: design.thresholds,
    blockSeconds: design.parts.blockSeconds,
    pace: before ?? { firstTokenMs: 0, completionMs: 0, gapMs: 0 },
    headers,
    directory: work.path,
  });
  const use = new MachineUse(stack.processes ?? {});
  const startedAt = new Date();
  let during = before;
  const measureAgain = async () => {
    during = (await doubles?.pace().catch(() => undefined)) ?? before;
  };
  const halfway = setTimeout(() => void measureAgain(), (seconds * 1_000) / 2);
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
  if (death.aborted) progress(`load: ended early. ${messageOf(death.reason)}`);
  const used = await use.end();
  const summary = LoadSummary.read(plan.summaryFile);
  const judged = judgeLoad({ ...design, summary, use: used, baseline, complete: !death.aborted });
  const room = await roomBeside(judged.capacity, options, signal);
  return makeSloStatement(
    {
      startedAt,
      durationMs: Math.round(summary.durationMs),
      profile: options.profile,
      stack,
      caveats: [
        ...stack.caveats,
        ...(before && during ? driftCaveat(before, during) : []),
        ...(death.aborted ? [`The run ended early: ${firstSentence(death.reason)}`] : []),
      ],
      sent,
      rate,
      ...(before && during ? { doubles: { before, during } } : {}),
      use: used,
    },
    { ...judged, ...(judged.capacity ? { capacity: { ...judged.capacity, ...room } } : {}) },
  );
}

const roomFactor = 5;

/** Measures generator and doubles without LibreChat if a capacity was found and the doubles run on this machine. */
async function roomBeside(
  capacity: Capacity | undefined,
  { stack, k6 }: Measurement,
  signal: AbortSignal,
): Promise<Pick<Capacity, 'room'>> {
  const provider = stack.doubles?.providers.openai;
  if (!capacity || !provider || new URL(provider.baseUrl).hostname !== '127.0.0.1') return {};
  const rate = Math.max(1, Math.round(capacity.chatsPerSecond * roomFactor));
  progress(`load: measuring generator and doubles without LibreChat, ${rate} chats/s`);
  return { room: judgeRoom(await measureRoom({ provider, rate, k6, signal })) };
}

/** The users of a run, each signed in once. */
export function signIn(
  { virtualUsers, planned }: LoadDesign,
  { stack, headers = {}, accountsFile }: Pick<Measurement, 'stack' | 'headers' | 'accountsFile'>,
  signal: AbortSignal,
): Promise<LoadUser[]> {
  progress(`users: signing in ${virtualUsers} users`);
  if (stack.doubles) return prepareUsers(virtualUsers, stack, headers, progress, signal);
  const toRead = planned.some(({ name }) => name === 'browse');
  const origin = stack.browserUrl;
  return signAccountsIn(accountsFile, { count: virtualUsers, origin, toRead });
}

const relevantDriftMs = 50;

/** The double itself was slower under load. That part is not LibreChat's own time. */
function driftCaveat(before: Pace, during: Pace): string[] {
  const drift = Math.round(during.completionMs - before.completionMs);
  if (drift < relevantDriftMs) return [];
  return [
    `The model double took ${drift} ms longer per answer during the run than before. LibreChat's own times include these ${drift} ms.`,
  ];
}

const messageOf = (error: unknown) => String((error as Error).message ?? error);

/** The rest is the end of a log. */
const firstSentence = (error: unknown) => messageOf(error).split(/(?<=\.)\s/)[0] ?? '';
