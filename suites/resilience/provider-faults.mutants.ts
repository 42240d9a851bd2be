import { answerText } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { fromNth } from './after-faults.ts';
import {
  backWorks,
  causes,
  cutSaid,
  goneOthersWork,
  goneSaid,
  hangingStopped,
  slowComplete,
} from './provider-faults.checks.ts';

const json = { 'content-type': 'application/json' };

export const mutants = defineMutants({
  'provider-faults.retries-for-ever': {
    violates: [goneSaid],
    cause: causes.retriesLong,
    why: 'The client of the provider retries with growing pauses, and the person sees nothing.',
    traffic: [
      {
        on: 'GET /api/agents/chat/active',
        response: (response, play) => {
          const ids = JSON.parse(String(response.body)).activeJobIds;
          if (ids.length > 0) play.memory.set('running', ids);
          const activeJobIds = play.memory.get('running') ?? [];
          response.body = Buffer.from(JSON.stringify({ activeJobIds }));
        },
      },
    ],
  },
  'provider-faults.shared-gateway': {
    violates: [goneOthersWork],
    cause: causes.othersAffected,
    why: 'One gateway leads to all providers, and answers for the one that is gone in the name of all.',
    traffic: answerText(() => 'Bad gateway'),
  },
  'provider-faults.circuit-open': {
    violates: [backWorks],
    cause: causes.notBack,
    why: 'The gateway keeps its circuit open for ten minutes.',
    traffic: [...answerText((text) => (text.includes('Back ') ? 'Provider unavailable' : text))],
  },
  'provider-faults.first-word-too-late': {
    violates: [slowComplete],
    cause: causes.slowCut,
    why: 'A proxy ends streams that say nothing for a few seconds.',
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        events: (event) => (event.data.includes('"final":true') ? [] : [event]),
      },
    ],
  },
  'provider-faults.cut-looks-complete': {
    violates: [cutSaid],
    cause: causes.failureSwallowed,
    why: 'The end of the connection counts as the end of the answer.',
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        events: (event) => [{ ...event, data: event.data.replaceAll(/error/gi, 'note') }],
      },
    ],
  },
  'provider-faults.stop-refused': {
    violates: [hangingStopped],
    cause: causes.stopWaits,
    why: 'The request to stop waits for the provider until a proxy ends it.',
    traffic: [
      fromNth(1, 'POST /api/agents/chat/abort', { status: 504, headers: json, body: '{}' }),
    ],
  },
});
