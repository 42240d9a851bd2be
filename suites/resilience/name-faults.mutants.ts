import { answerText, json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes, nameBackWorks, nameGoneSaid, nameOthersWork } from './name-faults.checks.ts';

export const mutants = defineMutants({
  'name-faults.failure-never-known': {
    violates: [nameGoneSaid],
    cause: causes.retriesLong,
    why: 'The gateway before the provider asks for the name until it gets an answer.',
    traffic: [
      {
        on: 'POST /api/agents/chat/anthropic',
        response: json((answer, play) => {
          play.memory.set('queued', [answer.conversationId]);
          return answer;
        }),
      },
      {
        on: 'GET /api/agents/chat/active',
        response: json((_, play) => ({ activeJobIds: play.memory.get('queued') ?? [] })),
      },
    ],
  },
  'name-faults.others-silent': {
    violates: [nameOthersWork],
    cause: causes.othersAffected,
    why: 'Lookups that hang take all threads of libuv, so no other provider is reached.',
    traffic: answerText(() => 'Connection error.'),
  },
  'name-faults.failure-kept': {
    violates: [nameBackWorks],
    cause: causes.failureCached,
    why: 'A name server keeps the negative answer for an hour.',
    traffic: answerText((text) => (text.includes('Back ') ? 'Connection error.' : text)),
  },
});
