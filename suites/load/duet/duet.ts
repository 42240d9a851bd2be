/*
 * One person uses two deployments at the same moment: each request goes to both, so what else happens on the machine
 * slows both down. `npm run compare` judges the pairs. Executed by k6.
 */
import { sleep } from 'k6';
import exec from 'k6/execution';
import { answerOf } from '../../../fixtures/doubles/answers.ts';
import type { DuetMetric, DuetVisit, SideName } from '../../../fixtures/load/duet/plan.ts';
import { noParent } from '../../../fixtures/reference/shared/wire.ts';
import { endOf, faultOfAnswer, textOf } from '../stream.ts';
import { both, plan, type Responses, renewed } from './both.ts';

export const options = {
  scenarios: plan.schedules,
  systemTags: [],
  insecureSkipTLSVerify: true,
  // Node closes a connection that was idle for five seconds.
  noVUConnectionReuse: true,
};

export function handleSummary(data: object): Record<string, string> {
  return { [plan.summaryFile]: JSON.stringify(data) };
}

/** The measurements of the visit that is under way. */
class Visit {
  readonly times: Partial<Record<DuetMetric, [number, number]>> = {};
  readonly failed: Record<SideName, string[]> = { a: [], b: [] };

  /** Keeps the durations of a step if both deployments did it. @returns whether they did */
  keep(metric: DuetMetric, responses: Responses, faultOf: (side: SideName) => string | undefined) {
    return this.keepTimes(metric, [durationOf(responses.a), durationOf(responses.b)], faultOf);
  }

  keepTimes(
    metric: DuetMetric,
    times: [number, number],
    faultOf: (side: SideName) => string | undefined,
  ): boolean {
    const faults = { a: faultOf('a'), b: faultOf('b') };
    for (const side of ['a', 'b'] as const)
      if (faults[side]) this.failed[side].push(`${metric}: ${faults[side]}`);
    if (faults.a || faults.b) return false;
    this.times[metric] = times;
    return true;
  }
}

const durationOf = ({ timings }: { timings: { duration: number } }) => timings.duration;
const pauseSeconds = 0.2;

/** A person asks, reads the answer again, looks an old conversation up and renews the session. */
export function duet(): void {
  const atSeconds = exec.instance.currentTestRunDuration / 1_000;
  const visit = new Visit();
  chat(visit);
  browse(visit);
  const renewal = renewed();
  visit.keep('refresh', renewal.responses, (side) =>
    renewal.json(side)?.token ? undefined : renewal.faultOf(side),
  );
  const line: DuetVisit = { atSeconds, times: visit.times, failed: visit.failed };
  console.log(JSON.stringify(line));
  sleep(pauseSeconds);
}

function chat(visit: Visit): void {
  const { endpoint, provider, model } = plan.model;
  const prompt = `Load ${crypto.randomUUID()}`;
  const startedAt = Date.now();
  const body = {
    text: prompt,
    sender: 'User',
    isCreatedByUser: true,
    messageId: crypto.randomUUID(),
    parentMessageId: noParent,
    conversationId: null,
    endpoint,
    model,
    key: 'never',
  };
  const started = both('POST', () => `/api/agents/chat/${endpoint}`, body);
  const streamOf = (side: SideName) => started.json(side)?.streamId;
  const isStarted = visit.keep('chat_start', started.responses, (side) =>
    streamOf(side) ? undefined : started.faultOf(side),
  );
  if (!isStarted) return;

  // The answer is made whether or not somebody follows it, so waiting for the other deployment costs it no time.
  const waitedMs = Date.now() - startedAt;
  const streams = both('GET', (side) => `/api/agents/chat/stream/${streamOf(side)}`);
  const ends = { a: endOf(streams.responses.a), b: endOf(streams.responses.b) };
  const expected = answerOf(provider, model, prompt);
  const faultOf = (side: SideName) => {
    const { final, fault } = ends[side];
    if (!final) return fault;
    return faultOfAnswer(textOf(final.responseMessage), expected);
  };
  const own = (side: SideName) =>
    Math.max(1, waitedMs + durationOf(streams.responses[side]) - plan.model.completionMs);
  visit.keepTimes('chat_completion_own', [own('a'), own('b')], faultOf);
}

function browse(visit: Visit): void {
  const listed = both('GET', () => '/api/convos?limit=25');
  visit.keep('list', listed.responses, (side) =>
    missing(listed.json(side)?.conversations, 1, listed.faultOf(side)),
  );
  const opened = both('GET', (_, user) => `/api/messages/${user.conversationId}`);
  visit.keep('open', opened.responses, (side) =>
    missing(opened.json(side), 1, opened.faultOf(side)),
  );
}

/** The fault of an answer that should hold some entries. */
function missing(entries: unknown, atLeast: number, fault: string): string | undefined {
  return Array.isArray(entries) && entries.length >= atLeast ? undefined : fault;
}
