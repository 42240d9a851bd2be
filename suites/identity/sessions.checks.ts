import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  cookieNotKept: {
    text: 'The browser has no refresh cookie: it is Secure on plain http, or a proxy dropped it.',
    fix: 'Serve the deployment over https (or on localhost while you test), and pass Set-Cookie through unchanged.',
    shownBy:
      /(POST|GET) \/api\/auth\/refresh → 200 sets no cookie|refresh → 40\d Refresh token not (provided|found)/i,
  },
  sessionUnknown: {
    text: 'LibreChat does not accept the refresh cookie: JWT_REFRESH_SECRET changed or differs between replicas, or the session is missing in MongoDB.',
    fix: 'Use the same, unchanging secrets and the same database on all replicas.',
    shownBy: /\/api\/auth\/refresh → 40[13]/,
  },
  conversationElsewhere: {
    text: 'The conversation is read from another database or replica.',
    fix: 'Use the same MongoDB on all replicas.',
    shownBy: /page: GET \/api\/(messages|convos)\/\S+ → 40\d|turns[\s\S]*\+ Received +\+ +0/,
  },
  sharedCache: {
    text: 'A shared cache serves the response for another user.',
    fix: 'Keep /api out of shared caches.',
    shownBy: /turns|somebody|\+ +"/,
  },
  tabsCompete: {
    text: 'Two tabs renew with the same cookie: the second gets 401, or it takes the session over.',
    fix: 'Upgrade LibreChat, and do not rotate the refresh token at a proxy.',
    shownBy: /\/api\/auth\/refresh → 401/,
  },
  cookieEndsWithBrowser: {
    text: 'A proxy removes Expires and Max-Age, so the cookie disappears when the browser closes.',
    fix: 'Pass Set-Cookie through unchanged.',
    shownBy: /seconds to the expiry[\s\S]*Received: +-/,
  },
  secondCookieNeeded: {
    text: 'A second cookie without an expiry is needed to renew the session, as with OPENID_REUSE_TOKENS.',
    fix: 'Set OPENID_REUSE_TOKENS=false, or give the session cookie a lifetime.',
    shownBy: /\/api\/auth\/refresh → (401|403)/,
  },
  secretsMadeAtStart: {
    text: 'The secrets are generated at each start: by an entrypoint, or because a variable is not set.',
    fix: 'Set JWT_SECRET, JWT_REFRESH_SECRET, CREDS_KEY and CREDS_IV once in .env.',
    shownBy: /\/api\/auth\/refresh → (401|403)/,
  },
  noVolume: {
    text: 'MongoDB has no volume or a different one, so users and conversations are gone after a restart.',
    fix: 'Give MongoDB a named volume, and check that the restart keeps it.',
    shownBy: /\/api\/auth\/refresh → (200 sets no cookie|404)|\/api\/(user|messages\S*) → 404/,
  },
  renewalRefused: {
    text: 'The renewal is refused: the session at the provider or in the database ended before the tab was used again.',
    fix: 'Compare REFRESH_TOKEN_EXPIRY with the session lifetime of the provider.',
    shownBy: /POST \/api\/auth\/refresh → 401/,
  },
  expiryAnsweredWith403: {
    text: 'A gateway turns 401 into 403, so the page does not renew its token.',
    fix: 'Pass status codes of /api through unchanged.',
    shownBy: /page: \w+ \/api\/(?!auth\/refresh)\S* → 403/,
  },
  renewedTwice: {
    text: 'The page or a script of the operator renews the session more than once: a release before v0.8.7 sends calls with the old token during a slow renewal.',
    fix: 'Upgrade LibreChat to v0.8.7 or later, and remove scripts that renew the session.',
    shownBy: /renewals?/,
  },
  clocksDiffer: {
    text: 'The clocks of two replicas differ, so one rejects the token that the other issued.',
    fix: 'Synchronize the clocks (NTP), and use the same JWT_SECRET on all replicas.',
    shownBy: /page: \w+ \/api\/(?!auth\/refresh)\S* → 401/,
  },
  setCookieDropped: {
    text: 'A proxy drops Set-Cookie from the response, so the next renewal fails.',
    fix: 'Pass Set-Cookie through unchanged.',
    shownBy: /refresh cookie[\s\S]*(null|undefined)|refresh → 200 sets no cookie/i,
  },
  tokenOfOtherReplica: {
    text: 'The new token is signed with the secret of another replica.',
    fix: 'Use the same JWT_SECRET and JWT_REFRESH_SECRET on all replicas.',
    shownBy: /API client: \w+ \/api\/\S+ → 40[13]/,
  },
  sessionExpiryLong: {
    text: 'SESSION_EXPIRY is longer than intended: it was raised to avoid logouts, or is not set.',
    fix: 'Set SESSION_EXPIRY to the intended number of milliseconds.',
    shownBy: /Received: +(?:[1-9]\d{3,}|\d+\.\d+e\+)/,
  },
  sessionExpiryInSeconds: {
    text: 'SESSION_EXPIRY was given in seconds instead of milliseconds.',
    fix: 'Set SESSION_EXPIRY in milliseconds: 900000 for 15 minutes.',
    shownBy: /Received: +\d{1,3}(\.\d+)?$/m,
  },
  refreshExpiryDiffers: {
    text: 'REFRESH_TOKEN_EXPIRY differs from what this deployment wants.',
    fix: 'Set REFRESH_TOKEN_EXPIRY to the intended number of milliseconds.',
    shownBy: /Received: +\d{4,5}(\.\d+)?$/m,
  },
  cookieExtendedByProxy: {
    text: 'A proxy extends cookies to keep users signed in.',
    fix: 'Remove the rule that rewrites the expiry of cookies.',
    shownBy: /Received: +\d{7,}(\.\d+)?$/m,
  },
  tokenInStorage: {
    text: 'A fork or a script stores the access token where every script can read it.',
    fix: 'Keep the access token in memory only.',
    shownBy: /storage/,
  },
});

export const survivesReload = defineCheck({
  id: 'sessions.survives-reload',
  requirement: 'sessions',
  level: 'MUST',
  text: 'A reload keeps the user signed in and the conversation open.',
  source: ['plan/checklist', 'librechat#1605'],
  causes: [
    causes.cookieNotKept,
    causes.sessionUnknown,
    causes.conversationElsewhere,
    causes.sharedCache,
  ],
  needs: ['doubles'],
});

export const secondTab = defineCheck({
  id: 'sessions.second-tab',
  requirement: 'sessions',
  level: 'MUST',
  text: 'A second tab is signed in, and the first tab still is afterwards.',
  source: ['plan/checklist', 'librechat:packages/data-schemas/src/methods/session.ts'],
  causes: [causes.tabsCompete],
  needs: ['doubles'],
});

export const survivesBrowserRestart = defineCheck({
  id: 'sessions.survives-browser-restart',
  requirement: 'sessions',
  level: 'MUST',
  text: 'A browser that is closed and reopened with its cookies is still signed in.',
  source: ['plan/phase-1', 'librechat:api/server/services/AuthService.js'],
  causes: [causes.secondCookieNeeded, causes.cookieEndsWithBrowser],
  needs: ['doubles'],
});

export const survivesServerRestart = defineCheck({
  id: 'sessions.survives-server-restart',
  requirement: 'sessions',
  level: 'MUST',
  text: 'After a restart of LibreChat the user is still signed in and can continue the conversation.',
  source: ['plan/phase-1', 'plan/makefile'],
  causes: [causes.secretsMadeAtStart, causes.noVolume],
  needs: ['doubles', 'restart'],
});

export const accessTokenRenewed = defineCheck({
  id: 'sessions.access-token-renewed',
  requirement: 'sessions',
  level: 'MUST',
  text: 'After the access token expires, the next message is sent without the user noticing.',
  source: ['plan/variables', 'librechat#9655'],
  causes: [causes.expiryAnsweredWith403, causes.renewalRefused],
  needs: ['doubles'],
});

export const oneRefreshAtATime = defineCheck({
  id: 'sessions.one-refresh-at-a-time',
  requirement: 'sessions',
  level: 'SHOULD',
  text: 'While the page renews its access token, its other calls wait for the new token: one renewal per expiry.',
  source: ['plan/variables', 'librechat#13618'],
  causes: [causes.clocksDiffer, causes.renewedTwice],
  needs: ['doubles'],
});

export const refreshRotates = defineCheck({
  id: 'sessions.refresh-rotates',
  requirement: 'sessions',
  level: 'SHOULD',
  text: 'A refresh returns a new refresh token that works.',
  source: ['rfc9700/2.2.2', 'librechat:api/server/controllers/AuthController.js'],
  causes: [causes.tokenOfOtherReplica, causes.setCookieDropped],
  needs: ['doubles'],
});

export const accessTokenLifetime = defineCheck({
  id: 'sessions.access-token-lifetime',
  requirement: 'sessions',
  level: 'MUST',
  text: 'An access token lives for SESSION_EXPIRY (the plan: 15 minutes).',
  source: ['plan/variables', 'librechat:api/server/services/AuthService.js'],
  causes: [causes.sessionExpiryInSeconds, causes.sessionExpiryLong],
  needs: ['doubles'],
});

export const refreshTokenLifetime = defineCheck({
  id: 'sessions.refresh-token-lifetime',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie lives for REFRESH_TOKEN_EXPIRY (the plan: 7 days).',
  source: ['plan/variables'],
  causes: [causes.cookieEndsWithBrowser, causes.refreshExpiryDiffers, causes.cookieExtendedByProxy],
  needs: ['doubles'],
});

export const tokenNotInStorage = defineCheck({
  id: 'sessions.token-not-in-storage',
  requirement: 'sessions',
  level: 'MUST',
  text: 'Neither the local nor the session storage of the page contains a token.',
  source: ['asvs/14.3.3', 'librechat:client/src/hooks/AuthContext.tsx'],
  causes: [causes.tokenInStorage],
  needs: ['doubles'],
});
