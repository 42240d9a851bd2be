import { answerText } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { runningForEver } from './after-faults.ts';
import { causes, nameBackWorks, nameGoneSaid, nameOthersWork } from './name-faults.checks.ts';

export const mutants = defineMutants({
  'name-faults.failure-never-known': {
    violates: [nameGoneSaid],
    cause: causes.retriesLong,
    why: 'The gateway before the provider asks for the name until it gets an answer.',
    traffic: runningForEver('anthropic'),
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
