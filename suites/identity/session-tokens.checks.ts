import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  sessionLookupSkipped: {
    text: 'LibreChat does not look the session up: NODE_ENV is CI, or the lookup was removed.',
    fix: 'Set NODE_ENV=production.',
    shownBy: /token of POST \/api\/auth\/refresh[\s\S]*Received: +true/,
  },
  secretPublished: {
    text: 'JWT_SECRET or JWT_REFRESH_SECRET is the value of .env.example, which everybody knows.',
    fix: 'Set both to 32 random bytes in hexadecimal.',
  },
  signatureNotVerified: {
    text: 'A gateway or a fork decodes tokens without verifying their signature.',
    fix: 'Let LibreChat alone verify tokens, with the secret.',
  },
  oldTokenKept: {
    text: 'The old refresh token stays valid after a renewal: the stored hash is not replaced, or a replica reads an older copy.',
    fix: 'Read sessions from the primary of MongoDB, and leave the rotation in place.',
    shownBy: /status of POST \/api\/auth\/refresh[\s\S]*Received: +200/,
  },
  rotationRaces: {
    text: 'A renewal replaces the token at once, so tabs that renew at the same moment get 401 (LibreChat has no grace period).',
    fix: 'Follow the upstream issue; a longer SESSION_EXPIRY makes it rarer.',
    shownBy: /refused renewals/,
  },
  tokenOutlivesLogout: {
    text: 'Access tokens are not revoked at log-out: they stay valid until they expire.',
    fix: 'Shorten SESSION_EXPIRY, or add a list of revoked tokens.',
    shownBy: /status of GET \/api\/user[\s\S]*Received: +200/,
  },
  logoutNeedsBearer: {
    text: 'Log-out needs a valid access token. With an expired one it is refused, and the session lives on.',
    fix: 'Let log-out end the session of the refresh cookie, whatever the access token is.',
    shownBy: /stored sessions|\/api\/auth\/logout → 401/,
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
  renewalLoop: {
    text: 'The page renews again after each refusal, so it never reaches the login page.',
    fix: 'Stop after a refused renewal and show the login page.',
    shownBy: /renewals|page: POST \/api\/auth\/refresh → 40[13]/,
  },
  cookieNotCleared: {
    text: 'The refused cookie stays, and the page sends it with every visit.',
    fix: 'Clear the cookies of the session when a renewal is refused.',
    shownBy: /page: POST \/api\/auth\/refresh → 40[13]/,
  },
  pageKeepsLastPerson: {
    text: 'The page keeps conversations of the last person in its storage, its caches or its service worker.',
    fix: 'Clear caches and storage at log-out, and keep /api out of the service worker.',
    shownBy: /places that hold|conversations/,
  },
  tokenInAddress: {
    text: 'A fork or a script puts the access token into an address, where logs and other sites see it.',
    fix: 'Send tokens in the Authorization header alone.',
    shownBy: /addresses with a token/,
  },
  gatewayRenews: {
    text: 'A gateway answers renewals itself, whatever the refresh cookie is.',
    fix: 'Pass POST /api/auth/refresh on to LibreChat.',
    shownBy:
      /token of POST \/api\/auth\/refresh[\s\S]*Received: +true|status of POST \/api\/auth\/refresh/,
  },
  gatewayLimits: {
    text: 'A gateway limits renewals by address, and the tabs of one person are too many for it.',
    fix: 'Exempt POST /api/auth/refresh from the limit, or raise it.',
    shownBy: /\/api\/auth\/refresh → 429/,
  },
  statusRewritten: {
    text: 'A gateway turns 401 into another status, so the page does not renew its token.',
    fix: 'Pass the status of LibreChat on unchanged.',
    shownBy: /Received: 403/,
  },
  logoutNotPassedOn: {
    text: 'A proxy answers the log-out itself, and LibreChat does not get it.',
    fix: 'Route POST /api/auth/logout to LibreChat.',
  },
  buildPublic: {
    text: '/api/config tells everybody which commit runs, of which branch and when it was built.',
    fix: 'Set interface.buildInfo: false in librechat.yaml.',
    shownBy: /buildInfo/,
  },
});

const must = { requirement: 'sessions', level: 'MUST', needs: ['doubles'] } as const;
const refusal = { ...must, refusal: true } as const;

const refreshRefused = {
  ...refusal,
  source: ['librechat:api/server/controllers/AuthController.js', 'rfc6749/5.2'],
} as const;

export const refreshGarbage = defineCheck({
  ...refreshRefused,
  id: 'sessions.refresh.garbage',
  text: 'A refresh cookie that is not a token gives no access token.',
  causes: [causes.signatureNotVerified, causes.gatewayRenews],
});

export const refreshForeign = defineCheck({
  ...refreshRefused,
  id: 'sessions.refresh.foreign',
  text: 'A refresh token that somebody else signed gives no access token.',
  causes: [causes.signatureNotVerified, causes.gatewayRenews],
});

export const refreshPublished = defineCheck({
  ...refreshRefused,
  id: 'sessions.refresh.published-secret',
  text: 'A refresh token signed with the secret of .env.example gives no access token.',
  source: ['librechat:.env.example'],
  causes: [causes.secretPublished, causes.gatewayRenews],
});

export const refreshRotated = defineCheck({
  ...refusal,
  id: 'sessions.refresh.rotated',
  text: 'A refresh token that was exchanged is refused ten seconds later.',
  source: ['rfc9700/4.14', 'librechat:packages/data-schemas/src/methods/session.ts'],
  causes: [causes.oldTokenKept, causes.sessionLookupSkipped, causes.gatewayRenews],
});

export const refreshTenAtOnce = defineCheck({
  ...must,
  level: 'SHOULD',
  id: 'sessions.refresh.ten-at-once',
  text: 'Ten tabs that renew with one cookie at the same moment all stay signed in.',
  source: ['rfc9700/4.14', 'librechat:packages/data-schemas/src/methods/session.ts'],
  causes: [causes.gatewayLimits, causes.rotationRaces],
});

const bearer = {
  ...refusal,
  requirement: 'accessControl',
  source: ['rfc6750/3.1', 'rfc8725/3.1'],
} as const;

export const bearerForeign = defineCheck({
  ...bearer,
  id: 'sessions.bearer.foreign',
  text: 'An access token that somebody else signed is answered with 401.',
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const bearerUnsigned = defineCheck({
  ...bearer,
  id: 'sessions.bearer.unsigned',
  text: 'An access token without a signature (alg none) is answered with 401.',
  source: ['rfc8725/2.1'],
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const bearerPublished = defineCheck({
  ...bearer,
  id: 'sessions.bearer.published-secret',
  text: 'An access token signed with the secret of .env.example is answered with 401.',
  source: ['librechat:.env.example', 'rfc8725/3.5'],
  causes: [causes.secretPublished, causes.statusRewritten],
});

export const bearerExpired = defineCheck({
  ...bearer,
  id: 'sessions.bearer.expired',
  text: 'An expired access token is answered with 401.',
  source: ['rfc7519/4.1.4'],
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const bearerAfterLogout = defineCheck({
  ...refusal,
  requirement: 'logout',
  level: 'SHOULD',
  id: 'logout.bearer-refused',
  text: 'After log-out, the access token of that session is answered with 401.',
  source: ['asvs/7.4.1'],
  causes: [causes.tokenOutlivesLogout],
});

export const logoutExpiredBearer = defineCheck({
  ...must,
  requirement: 'logout',
  id: 'logout.with-expired-token',
  text: 'Log-out ends the session although the access token has expired.',
  source: ['asvs/7.4.1', 'librechat:api/server/routes/auth.js'],
  causes: [causes.logoutNeedsBearer, causes.logoutNotPassedOn],
  needs: ['doubles', 'database'],
});

export const logoutHint = defineCheck({
  ...must,
  requirement: 'logout',
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
  ...must,
  requirement: 'logout',
  level: 'SHOULD',
  id: 'logout.without-cookie-ends-no-other',
  text: "A log-out without a refresh cookie does not end the same person's session in another browser.",
  source: ['librechat:api/server/controllers/auth/LogoutController.js'],
  causes: [causes.logoutTakesAnySession],
});

const toLogin = {
  ...must,
  source: ['librechat:packages/data-provider/src/request.ts', 'librechat#1605'],
  causes: [causes.renewalLoop, causes.cookieNotCleared],
} as const;

export const garbageEndsAtLogin = defineCheck({
  ...toLogin,
  id: 'sessions.ends-at-login.garbage',
  text: 'A browser with a refresh cookie that is not a token ends at the login page, after at most three renewals.',
});

export const revokedEndsAtLogin = defineCheck({
  ...toLogin,
  id: 'sessions.ends-at-login.revoked',
  text: 'A browser whose session was ended elsewhere ends at the login page, after at most three renewals.',
});

export const nothingOfLastPerson = defineCheck({
  ...must,
  id: 'sessions.nothing-of-last-person',
  text: 'Who signs in after somebody else in the same browser sees nothing of them, also not in storage and caches of the page.',
  source: ['asvs/14.3.1'],
  causes: [causes.pageKeepsLastPerson],
});

export const tokenNotInAddress = defineCheck({
  ...must,
  id: 'sessions.token-not-in-address',
  text: 'No address that the page asks for contains the access token.',
  source: ['rfc6750/2.1', 'asvs/14.3.1'],
  causes: [causes.tokenInAddress],
});

export const buildNotPublic = defineCheck({
  requirement: 'accessControl',
  level: 'SHOULD',
  id: 'identity.build-not-public',
  text: 'Without a session, nobody learns which commit runs.',
  source: ['librechat:api/server/routes/config.js', 'asvs/13.4.6'],
  causes: [causes.buildPublic],
});
