import { json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import * as checks from './build-public.checks.ts';

const { causes } = checks;

export const mutants = defineMutants({
  'session-tokens.build-public': {
    violates: [checks.buildNotPublic],
    why: 'LibreChat tells it since v0.8.6, unless interface.buildInfo is false.',
    source: ['librechat:api/server/routes/config.js'],
    cause: causes.buildPublic,
    traffic: [
      { on: 'GET /api/config', response: json((it) => ({ ...it, buildInfo: { commit: 'abc' } })) },
    ],
  },
  'session-tokens.build-of-a-fork': {
    violates: [checks.buildNotPublic],
    why: 'A fork shows its branch on the login page.',
    cause: causes.buildPublic,
    traffic: [
      {
        on: 'GET /api/config',
        response: json((it) => ({ ...it, buildInfo: { branch: 'customer-x' } })),
      },
    ],
  },
});
