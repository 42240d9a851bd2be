import { refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { causes, deletedStaysDeleted } from './deleted.checks.ts';

/** Answers the calls of one kind with the first success that the person got. */
const cachedForever = (on: string): Rule => ({
  on,
  request: ({ headers }, { memory }) => {
    delete headers['if-none-match'];
    const body = memory.get(on);
    return typeof body === 'string'
      ? { status: 200, headers: { 'content-type': 'application/json' }, body }
      : undefined;
  },
  response: ({ status, body }, { memory }) => {
    if (status === 200) memory.set(on, String(body));
  },
});

export const mutants = defineMutants({
  'chat.deletion-not-carried-out': {
    violates: [deletedStaysDeleted],
    cause: causes.deletionLost,
    why: 'A gateway answers instead of a missing replica: the deletion is confirmed but lost.',
    traffic: [
      {
        on: 'DELETE /api/convos',
        request: refuse(201, '{"acknowledged":true,"deletedCount":1}', 'application/json'),
      },
    ],
  },
  'chat.deleted-served-from-cache': {
    violates: [deletedStaysDeleted],
    cause: causes.deletedInCache,
    why: 'A cache between page and API serves an earlier response (before 305e0f500: the cache of the tab).',
    traffic: [...['GET /api/convos/:id', 'GET /api/messages/:id'].map(cachedForever)],
  },
});
