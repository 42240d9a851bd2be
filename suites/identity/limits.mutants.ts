import { count, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import * as checks from './limits.checks.ts';

/** A limit that counts every request of a login. */
const counted = (provider: string, most = 7, status = 429): Rule[] => [
  {
    on: `GET /oauth/${provider}/:step?`,
    request: (request, play) =>
      count(play, 'steps') > most
        ? refuse(status, '{"message":"Too many login attempts"}', 'application/json')(request, play)
        : undefined,
  },
];

export const mutants = defineMutants({
  'limits.openid-steps-counted': {
    violates: [checks.officeOfOpenId],
    why: 'The limiter of LibreChat counts the redirect and the callback of a single sign-on.',
    source: ['librechat:api/server/middleware/limiters/loginLimiter.js'],
    cause: checks.causes.stepsCounted,
    traffic: counted('openid'),
  },
  'limits.google-steps-counted': {
    violates: [checks.officeOfGoogle],
    why: 'The limiter of LibreChat counts the redirect and the callback of a single sign-on.',
    source: ['librechat:api/server/middleware/limiters/loginLimiter.js'],
    cause: checks.causes.stepsCounted,
    traffic: counted('google'),
  },
  'limits.openid-limited-by-proxy': {
    violates: [checks.officeOfOpenId],
    why: 'nginx allows a burst of twelve requests to /oauth from one address (limit_req).',
    cause: checks.causes.proxyLimits,
    traffic: counted('openid', 12, 503),
  },
  'limits.google-limited-by-proxy': {
    violates: [checks.officeOfGoogle],
    why: 'nginx allows a burst of twelve requests to /oauth from one address (limit_req).',
    cause: checks.causes.proxyLimits,
    traffic: counted('google', 12, 503),
  },
});
