import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { streamsWithoutEnd } from './after-faults.ts';
import { causes, nextAfterLeaving, streamLeftAndResumed } from './left-answers.checks.ts';

export const mutants = defineMutants({
  'replicas.resumed-without-pieces': {
    violates: [streamLeftAndResumed],
    cause: causes.orderLost,
    why: 'The pieces that come after the return wait for one that never comes, until the answer ends.',
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        eventDelay: (event) => (event.data.includes('"final":true') ? 5_000 : 0),
      },
    ],
  },
  'replicas.resumed-in-part': {
    violates: [streamLeftAndResumed],
    cause: causes.orderLost,
    why: 'The stream ends as if nothing else came.',
    traffic: streamsWithoutEnd,
  },
  'replicas.next-answer-without-its-start': {
    violates: [nextAfterLeaving],
    cause: causes.orderLost,
    why: 'A replica takes the first pieces of the next answer for those of the one before, and drops them (pull request 13117 of LibreChat).',
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        events: (event, { memory }) => {
          const pieces = Number(memory.get('pieces') ?? 0) + 1;
          memory.set('pieces', pieces);
          const isFirstOfNext = pieces > 30 && pieces < 36;
          return isFirstOfNext && event.data.includes('on_message_delta') ? [] : [event];
        },
      },
    ],
  },
});
