import { answerText, fromNth } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { runningForEver, streamsWithoutEnd } from './after-faults.ts';

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
  'provider-faults.failure-never-known': {
    violates: [goneSaid],
    cause: causes.retriesLong,
    why: 'The gateway before the provider queues the request until the provider is back.',
    traffic: runningForEver('openAI'),
  },
  'provider-faults.others-silent': {
    violates: [goneOthersWork],
    cause: causes.othersAffected,
    why: 'All providers share one queue, which the one that is gone blocks.',
    traffic: answerText(() => ''),
  },
  'provider-faults.stays-away': {
    violates: [backWorks],
    cause: causes.notBack,
    why: 'LibreChat keeps the address of the provider that failed, and asks no other.',
    traffic: answerText((text) => (text.includes('Back ') ? 'Connection error.' : text)),
  },
  'provider-faults.answer-cut-short': {
    violates: [slowComplete],
    cause: causes.slowCut,
    why: 'What arrives after a time limit is dropped.',
    traffic: answerText((text) => text.slice(0, 20)),
  },
  'provider-faults.cut-answer-empty': {
    violates: [cutSaid],
    cause: causes.failureSwallowed,
    why: 'The part that had arrived is dropped together with the failure.',
    traffic: answerText(() => ''),
  },
  'provider-faults.stop-without-effect': {
    violates: [hangingStopped],
    cause: causes.stopWaits,
    why: 'The request to stop is answered, and the job goes on.',
    traffic: [
      {
        on: 'POST /api/agents/chat/abort',
        request: () => ({ status: 200, headers: json, body: '{"success":true}' }),
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
    traffic: streamsWithoutEnd,
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
