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
});
