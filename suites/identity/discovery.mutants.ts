import { answered, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { onStart } from '../../fixtures/saboteur/sso.ts';
import { causes, comesUp, recovers } from './discovery.checks.ts';

export const mutants = defineMutants({
  'discovery.page-missing': {
    violates: [comesUp],
    why: 'The proxy takes LibreChat for dead, because its readiness depends on the provider.',
    cause: causes.startNeedsProvider,
    traffic: [{ on: 'GET /login', request: refuse(503, 'Service Unavailable') }],
  },
  'discovery.google-lost': {
    violates: [comesUp],
    why: 'The registration of the providers stops at the first that fails.',
    cause: causes.otherProviderLost,
    traffic: onStart('google', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'discovery.not-retried': {
    violates: [recovers],
    why: 'Discovery is tried once, when LibreChat starts.',
    source: ['librechat:api/server/socialLogins.js'],
    cause: causes.discoveryNotRetried,
    traffic: onStart('openid', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'discovery.error-cached': {
    violates: [recovers],
    why: 'A cache keeps the answer that the redirect had during the outage.',
    cause: causes.redirectCached,
    traffic: onStart('openid', answered({ status: 502, body: 'Bad Gateway' })),
  },
});
