import { fromNth, refusal, script } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { answerKept, causes, draftKept } from './sleep.checks.ts';

export const mutants = defineMutants({
  'sleep.renewal-refused': {
    violates: [draftKept, answerKept],
    cause: causes.sessionGivenUp,
    why: 'The session at the identity provider is shorter than the sleep, and the renewal depends on it.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', refusal(401, 'Refresh token expired'))],
  },
  'sleep.page-left': {
    violates: [draftKept, answerKept],
    cause: causes.pageLeft,
    why: 'A script of the company loads a new chat when the network comes back.',
    traffic: [script(() => "addEventListener('online', () => location.assign('/c/new'))")],
  },
});
