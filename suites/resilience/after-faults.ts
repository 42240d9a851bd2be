import { type Json, json } from '../../fixtures/saboteur/changes.ts';
import type { Reply, Rule } from '../../fixtures/saboteur/rules.ts';

/** LibreChat is not back: a proxy before it says so. */
export const unavailable: Reply = { status: 502, body: 'Bad Gateway' };

/** LibreChat does not know the session any more. */
export const loggedOut: Reply = { status: 401, body: 'Unauthorized' };

/** Messages as they are read, with a change. */
export function messages(change: (all: Json[]) => Json[]): Rule[] {
  return [
    {
      on: 'GET /api/messages/:id',
      response: json((all) => (Array.isArray(all) ? change(all) : all)),
    },
  ];
}

/** The answers are lost. */
export const withoutAnswers = messages((all) => all.filter((it) => it.isCreatedByUser));

/** The last event of each stream is lost. */
export const streamsWithoutEnd: Rule[] = [
  {
    on: 'GET /api/agents/chat/stream/:id',
    events: (event) => (event.data.includes('"final":true') ? [] : [event]),
  },
];

/** The answers that an endpoint began count as running for ever. */
export function runningForEver(endpoint: string): Rule[] {
  return [
    {
      on: `POST /api/agents/chat/${endpoint}`,
      response: json((answer, play) => {
        play.memory.set('queued', [answer.conversationId]);
        return answer;
      }),
    },
    {
      on: 'GET /api/agents/chat/active',
      response: json((_, play) => ({ activeJobIds: play.memory.get('queued') ?? [] })),
    },
  ];
}

/** Every message is stored twice. */
export const doubled = messages((all) => all.flatMap((it) => [it, it]));
