import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  logoutNeedsBearer: {
    text: 'Log-out needs a valid access token. With an expired one it is refused, and the session lives on.',
    fix: 'Let log-out end the session of the refresh cookie, whatever the access token is.',
    shownBy: /\/api\/auth\/logout → 401/,
  },
  logoutTakesAnySession: {
    text: 'Log-out without a refresh cookie deletes the first session of the person that it finds.',
    fix: 'Delete the session of the cookie, and none without a cookie.',
    shownBy: /other session[\s\S]*Received: (401|403)/,
  },
  hintMissing: {
    text: 'LibreChat sends the ID token with a log-out only where OPENID_REUSE_TOKENS is true.',
    fix: 'Set OPENID_REUSE_TOKENS=true, or let the provider accept client_id without a hint.',
    shownBy: /id_token_hint/,
  },
  logoutNotPassedOn: {
    text: 'A proxy answers the log-out itself, and LibreChat does not get it.',
    fix: 'Route POST /api/auth/logout to LibreChat.',
    shownBy: /\/api\/auth\/logout → 200/,
  },
});

const logout = { requirement: 'logout', level: 'MUST', needs: ['doubles'] } as const;

export const logoutExpiredBearer = defineCheck({
  ...logout,
  id: 'logout.with-expired-token',
  text: 'Log-out ends the session although the access token has expired.',
  source: ['asvs/7.4.1', 'librechat:api/server/routes/auth.js'],
  causes: [causes.logoutNeedsBearer, causes.logoutNotPassedOn],
  needs: ['doubles', 'database'],
});

export const logoutHint = defineCheck({
  ...logout,
  level: 'SHOULD',
  id: 'logout.id-token-hint',
  text: 'The log-out request to the Control Plane names the session by its ID token (id_token_hint).',
  source: [
    'openid/RP-Initiated Logout 1.0, 2',
    'librechat:api/server/controllers/auth/LogoutController.js',
  ],
  causes: [causes.hintMissing],
});

export const logoutWithoutCookie = defineCheck({
  ...logout,
  level: 'SHOULD',
  id: 'logout.without-cookie-ends-no-other',
  text: "A log-out without a refresh cookie does not end the same person's session in another browser.",
  source: ['librechat:api/server/controllers/auth/LogoutController.js'],
  causes: [causes.logoutTakesAnySession],
});
