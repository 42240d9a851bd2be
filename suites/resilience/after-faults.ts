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

/** Every message is stored twice. */
export const doubled = messages((all) => all.flatMap((it) => [it, it]));
