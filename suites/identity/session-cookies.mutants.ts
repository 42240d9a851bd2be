import { cookie } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { changedRefreshCookie } from '../../fixtures/saboteur/refresh-cookie.ts';
import * as checks from './session-cookies.checks.ts';

const { causes } = checks;

export const mutants = defineMutants({
  'sessions.cookie-for-scripts': {
    violates: [checks.cookieHttpOnly],
    cause: causes.cookieWithoutHttpOnly,
    why: 'A proxy rewrites Set-Cookie without HttpOnly.',
    source: ['asvs/3.3'],
    traffic: changedRefreshCookie((header) => header.replace(/; *httponly/i, '')),
  },
  'sessions.cookie-rewritten': {
    violates: [checks.cookieHttpOnly, checks.cookieSameSite],
    cause: causes.cookieRewritten,
    why: 'A proxy sets the cookie again with only its path and expiry.',
    traffic: changedRefreshCookie((header) => header.replace(/; *(httponly|samesite=\w+)/gi, '')),
  },
  'sessions.cookie-lax': {
    violates: [checks.cookieSameSite],
    cause: causes.sameSiteRelaxed,
    why: 'A fork relaxes SameSite for an embedding page.',
    traffic: changedRefreshCookie((header) => header.replace(/samesite=strict/i, 'SameSite=Lax')),
  },
  'sessions.cookie-secure-on-http': {
    violates: [checks.cookieSecureFitsScheme],
    cause: causes.secureOnHttp,
    why: 'NODE_ENV=production with a host name other than localhost on plain http.',
    source: ['librechat:packages/api/src/oauth/csrf.ts'],
    traffic: changedRefreshCookie((header) => `${header}; Secure`),
  },
  'sessions.cookie-secure-by-proxy': {
    violates: [checks.cookieSecureFitsScheme],
    cause: causes.secureOnHttp,
    why: 'nginx adds Secure to every cookie (proxy_cookie_flags), also on plain http.',
    traffic: [{ on: 'GET /oauth/openid/callback', response: cookie(/./, (it) => `${it}; Secure`) }],
  },
  'sessions.cookie-for-the-api-only': {
    violates: [checks.cookiePath],
    cause: causes.cookiePathRewritten,
    why: 'A proxy limits cookies to the service that sets them (proxy_cookie_path / /api).',
    traffic: changedRefreshCookie((header) => header.replace(/path=\/;/i, 'Path=/api;')),
  },
  'sessions.cookie-for-a-sub-path': {
    violates: [checks.cookiePath],
    cause: causes.cookiePathRewritten,
    why: 'The deployment moved below /chat, and the proxy rewrites every path.',
    source: ['librechat#12077'],
    traffic: changedRefreshCookie((header) => header.replace(/path=\/;/i, 'Path=/chat;')),
  },
});
