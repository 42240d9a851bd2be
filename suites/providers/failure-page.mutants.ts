import { refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { isLast, paths, violating } from './chat-rules.ts';
import { failureCauses } from './failure.causes.ts';
import { pageGoesOn } from './failure-page.checks.ts';

export const mutants = defineMutants({
  'providers.failure-page-waits': {
    violates: violating(pageGoesOn),
    why: 'A gateway keeps back the last event of a stream until its buffer is full.',
    cause: failureCauses['page-waits'],
    traffic: [{ on: paths.stream, events: (event) => (isLast(event) ? 'hold' : [event]) }],
  },
  'providers.failure-page-stuck': {
    violates: violating(pageGoesOn),
    why: 'The turn that failed stays open, so the server refuses the next message of the conversation.',
    cause: failureCauses['next-message-refused'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) =>
          JSON.parse(message.body).conversationId
            ? refuse(409, '{"code":"RUN_STILL_ACTIVE"}', 'application/json')(message, play)
            : undefined,
      },
    ],
  },
});
