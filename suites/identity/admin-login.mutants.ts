import { answered } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { causes, foreignRefused, stateRequired } from './admin-login.checks.ts';

/** Callbacks come to the admin panel with a code where LibreChat refuses them. */
const admits = (wanted: (query: URLSearchParams) => boolean): Rule[] => [
  {
    on: 'GET /api/admin/oauth/google/callback',
    request: ({ url }, { memory }) => {
      memory.set('wanted', wanted(new URL(url, 'http://any').searchParams));
      return undefined;
    },
    response: (response, play) => {
      if (!play.memory.get('wanted')) return;
      const location = 'http://localhost:3000/auth/google/callback?code=of-the-admin';
      answered({ status: 302, headers: { location } })(response, play);
    },
  },
];

export const mutants = defineMutants({
  'admin.state-not-required': {
    violates: [stateRequired],
    cause: causes.stateNotRequired,
    why: 'Without state, the callback only logs that PKCE will not be enforced.',
    source: ['librechat:api/server/routes/admin/auth.js'],
    traffic: admits((query) => !query.has('state')),
  },
  'admin.state-not-bound': {
    violates: [foreignRefused],
    cause: causes.stateNotRequired,
    why: 'The state is kept for all browsers together and not for the one that began.',
    traffic: admits((query) => query.has('state')),
  },
});
