import { defineCheck } from '../../fixtures/checks/types.ts';

const lost = {
  cause:
    'The refresh cookie is Secure on plain http and the browser drops it, JWT_REFRESH_SECRET changed or differs between replicas, or the session is missing in MongoDB.',
  remedy:
    'Serve the deployment over https (or on localhost while you test), and use the same, unchanging secrets on all replicas.',
  needs: ['doubles'],
} as const;

const cookie = {
  source: 'OWASP ASVS 5.0, 3.3; librechat.md B2',
  cause: 'A proxy rewrites Set-Cookie, or a fork changed the cookie options.',
  remedy: 'Compare the Set-Cookie header at the server and at the edge, and restore the attribute.',
  needs: ['doubles'],
} as const;

export const survivesReload = defineCheck({
  id: 'sessions.survives-reload',
  requirement: 'sessions',
  level: 'MUST',
  text: 'A reload keeps the user signed in and the conversation open.',
  source: 'Plan, 7. Testing Checklist; librechat.md row 1',
  ...lost,
});

export const secondTab = defineCheck({
  id: 'sessions.second-tab',
  requirement: 'sessions',
  level: 'MUST',
  text: 'A second tab is signed in, and the first tab still is afterwards.',
  source: 'Plan, 7. Testing Checklist; librechat.md row 42',
  ...lost,
});

export const survivesBrowserRestart = defineCheck({
  id: 'sessions.survives-browser-restart',
  requirement: 'sessions',
  level: 'MUST',
  text: 'A browser that is closed and reopened with its cookies is still signed in.',
  source: 'Plan, Success Criteria: Sessions persist; librechat.md B2',
  ...lost,
});

export const survivesServerRestart = defineCheck({
  id: 'sessions.survives-server-restart',
  requirement: 'sessions',
  level: 'MUST',
  text: 'After a restart of LibreChat the user is still signed in and can continue the conversation.',
  source:
    'Plan, Success Criteria: Sessions persist; Makefile: librechat-restart; librechat.md rows 31 and 43',
  cause:
    'The secrets are generated at each start (by an entrypoint, or because a variable is not set), or sessions and conversations are kept in memory.',
  remedy:
    'Set JWT_SECRET, JWT_REFRESH_SECRET, CREDS_KEY and CREDS_IV once in .env, and give MongoDB a volume.',
  needs: ['doubles', 'restart'],
});

export const accessTokenRenewed = defineCheck({
  id: 'sessions.access-token-renewed',
  requirement: 'sessions',
  level: 'MUST',
  text: 'After the access token expires, the next message is sent without the user noticing.',
  source: 'Plan, 4. Environment Variables: SESSION_EXPIRY; librechat.md row 8',
  ...lost,
});

export const oneRefreshAtATime = defineCheck({
  id: 'sessions.one-refresh-at-a-time',
  requirement: 'sessions',
  level: 'SHOULD',
  text: 'While the page renews its access token, its other calls wait for the new token: one renewal per expiry.',
  source:
    'Plan, 4. Environment Variables: SESSION_EXPIRY; danny-avila/LibreChat 753e53edd (pull request 13618)',
  cause:
    'In a release before v0.8.7 the page still sends calls with the old token during a slow renewal, and then renews again or waits forever.',
  remedy: 'Upgrade LibreChat to v0.8.7 or later.',
  needs: ['doubles'],
});

export const refreshRotates = defineCheck({
  id: 'sessions.refresh-rotates',
  requirement: 'sessions',
  level: 'SHOULD',
  text: 'A refresh returns a new refresh token that works.',
  source: 'RFC 9700, 2.2.2; librechat.md B3',
  ...lost,
});

export const accessTokenLifetime = defineCheck({
  id: 'sessions.access-token-lifetime',
  requirement: 'sessions',
  level: 'MUST',
  text: 'An access token lives for SESSION_EXPIRY: 15 minutes.',
  source: 'Plan, 4. Environment Variables: SESSION_EXPIRY=900000; librechat.md row 9',
  cause: 'SESSION_EXPIRY is not set, or LibreChat does not understand its value.',
  remedy: 'Set SESSION_EXPIRY=900000 (milliseconds, a plain number).',
  needs: ['doubles'],
});

export const refreshTokenLifetime = defineCheck({
  id: 'sessions.refresh-token-lifetime',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie lives for REFRESH_TOKEN_EXPIRY: 7 days.',
  source: 'Plan, 4. Environment Variables: REFRESH_TOKEN_EXPIRY=604800000',
  cause:
    'REFRESH_TOKEN_EXPIRY is not set or not a number, or a proxy strips the expiry (session cookie).',
  remedy: 'Set REFRESH_TOKEN_EXPIRY=604800000 (milliseconds, a plain number).',
  needs: ['doubles'],
});

export const cookieHttpOnly = defineCheck({
  id: 'sessions.cookie-http-only',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is HttpOnly.',
  ...cookie,
});

export const cookieSameSite = defineCheck({
  id: 'sessions.cookie-same-site',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is SameSite=Strict.',
  ...cookie,
});

export const cookieSecureFitsScheme = defineCheck({
  id: 'sessions.cookie-secure-fits-scheme',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is Secure on https, and not Secure on plain http, where the browser would drop it.',
  source: 'RFC 6265bis, 4.1.2.5; librechat.md rows 1 and 3',
  cause:
    'NODE_ENV=production with a real host name on plain http: the browser drops Secure cookies.',
  remedy: 'Serve LibreChat over https and set DOMAIN_SERVER to the https origin.',
  needs: ['doubles'],
});

export const cookiePath = defineCheck({
  id: 'sessions.cookie-path',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is sent to every path of the deployment: its path is /.',
  source: 'RFC 6265bis, 4.1.2.4; librechat.md B2 and row 58',
  cause:
    'A proxy rewrites the path (proxy_cookie_path) for a sub-path or for /api, so the cookie is not sent, or not cleared at logout.',
  remedy: 'Compare the Set-Cookie header at the server and at the edge, and keep the path at /.',
  needs: ['doubles'],
});

export const tokenNotInStorage = defineCheck({
  id: 'sessions.token-not-in-storage',
  requirement: 'sessions',
  level: 'MUST',
  text: 'Neither the local nor the session storage of the page contains a token.',
  source: 'OWASP ASVS 5.0, 14.3.3; librechat.md B2',
  cause: 'A fork or a script stores the access token where every script can read it.',
  remedy: 'Keep the access token in memory only.',
  needs: ['doubles'],
});
