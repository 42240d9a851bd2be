/*
 * The requests of the scenario `chat` without anything else: `npm run bench:room` compares what the scenario costs
 * the generator with the cost of the bare requests.
 */
import http from 'k6/http';
import type { LoadPlan } from '../../fixtures/load/plan.ts';
import { noParent } from '../../fixtures/reference/shared/wire.ts';

const plan = JSON.parse(open(__ENV.LOAD_PLAN ?? '')) as LoadPlan;

const { metronome: _, ...schedules } = plan.schedules;

export const options = {
  scenarios: schedules,
  noVUConnectionReuse: true,
};

export function chat(): void {
  const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer none' };
  const body = JSON.stringify({
    text: `Load ${crypto.randomUUID()}`,
    sender: 'User',
    isCreatedByUser: true,
    messageId: crypto.randomUUID(),
    parentMessageId: noParent,
    conversationId: null,
    endpoint: plan.model.endpoint,
    model: plan.model.model,
    key: 'never',
  });
  const url = `${plan.origin}/api/agents/chat`;
  const started = http.post(`${url}/${plan.model.endpoint}`, body, { headers });
  const { streamId } = started.json() as { streamId: string };
  http.get(`${url}/stream/${streamId}`, { headers });
  http.get(`${plan.origin}/api/messages/${streamId}`, { headers });
}

export function handleSummary(data: object): Record<string, string> {
  return { [plan.summaryFile]: JSON.stringify(data) };
}
