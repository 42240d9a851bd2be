import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  onlyThePageIsCleared: {
    text: 'Logout only changed the page: a proxy answered the call itself, or the bearer token had expired.',
    fix: 'Find POST /api/auth/logout in the network tab: it must return 200, clear the cookies and delete the stored session.',
    shownBy: /POST \/api\/auth\/logout → \d+( \S+)? sets no cookie|logout → 40\d/,
  },
  cookiesClearedElsewhere: {
    text: 'The cookies are cleared with a different path or domain than they were set with.',
    fix: 'Pass Set-Cookie through unchanged (nginx proxy_cookie_path, proxy_cookie_domain).',
    shownBy: /cookies?[\s\S]*"refreshToken"/,
  },
  providerCookieKept: {
    text: 'Only the refresh cookie is cleared, and the next login uses the other one.',
    fix: 'Clear token_provider and the OpenID cookies as well.',
    shownBy: /"(token_provider|openid_\w+|connect\.sid)"/,
  },
  sessionNotDeleted: {
    text: 'The stored session survives: the call does not reach the server with the session, or deleting it fails silently (a read-only replica, a different database).',
    fix: 'Compare MONGO_URI of all replicas, and look for errors of POST /api/auth/logout in the log.',
    shownBy:
      /API client: POST \/api\/auth\/refresh → 200 sets .*refreshToken|sessions?[\s\S]*(Received length: +[1-9]|\+ +Object)|page: is at \/c\//,
  },
  refusalTurnedIntoSuccess: {
    text: 'A gateway turns every response of the login service into 200.',
    fix: 'Pass status codes of /api through unchanged.',
    shownBy: /API client: POST \/api\/auth\/refresh → 200 sets no cookie/,
  },
  pageCached: {
    text: 'The browser or a proxy caches the page, so Back shows the chat again.',
    fix: "Serve the page with Cache-Control: no-store and clear the page's state at logout.",
    shownBy: /Back|composer|turn|body/i,
  },
  everySessionEnded: {
    text: "Logout deletes the user's sessions in every browser.",
    fix: 'Upgrade LibreChat, or remove the rule that ends all sessions.',
    shownBy: /\/api\/auth\/refresh → (401|403)/,
  },
  otherSessionWithoutUser: {
    text: 'The other session survives, but without a user.',
    fix: 'Compare the users collection with the sessions, and look for a plugin that deletes the user.',
    shownBy: /user/,
  },
  endSessionNotUsed: {
    text: 'OPENID_USE_END_SESSION_ENDPOINT is not true, or a gateway removes the redirect from the response to the logout.',
    fix: 'Set OPENID_USE_END_SESSION_ENDPOINT=true, and pass the body of POST /api/auth/logout through unchanged.',
    shownBy: /session[\s\S]*(Expected: false|Received: true)|Control Plane/i,
  },
  returnAddressNotRegistered: {
    text: 'The post-logout redirect URI is not registered at the provider.',
    fix: 'Register <origin>/login as post_logout_redirect_uri.',
    shownBy: /Control Plane: GET \/oidc\/logout → 400|page: is at https:\/\/\S+\/oidc\/logout/,
  },
  autoRedirect: {
    text: 'OPENID_AUTO_REDIRECT sends the user straight back to the provider.',
    fix: 'Set OPENID_AUTO_REDIRECT=false.',
    shownBy: /page: is at (\/c\/|https:)|redirect/,
  },
});

const source = [
  'plan/checklist',
  'asvs/7.4.1',
  'librechat:api/server/controllers/auth/LogoutController.js',
] as const;

export const showsLoginPage = defineCheck({
  id: 'logout.shows-login-page',
  requirement: 'logout',
  level: 'MUST',
  text: 'After "Log out" the login page appears, and a reload does not sign the user in again.',
  source,
  causes: [causes.onlyThePageIsCleared, causes.sessionNotDeleted],
  needs: ['doubles'],
});

export const cookiesRemoved = defineCheck({
  id: 'logout.cookies-removed',
  requirement: 'logout',
  level: 'MUST',
  text: 'After logout the browser has no refresh cookie and no other cookie that signs the user in.',
  source,
  causes: [causes.onlyThePageIsCleared, causes.cookiesClearedElsewhere, causes.providerCookieKept],
  needs: ['doubles'],
});

export const serverSessionEnded = defineCheck({
  id: 'logout.server-session-ended',
  requirement: 'logout',
  level: 'MUST',
  text: 'After logout the stored session of that login is gone.',
  source,
  causes: [causes.onlyThePageIsCleared, causes.sessionNotDeleted],
  needs: ['doubles', 'database'],
});

export const refreshRefused = defineCheck({
  id: 'logout.refresh-refused',
  requirement: 'logout',
  level: 'MUST',
  text: 'A refresh cookie kept from before the logout is rejected with 401 or 403 and returns no token.',
  source: ['rfc9700/4.14', 'librechat:api/server/controllers/AuthController.js'],
  causes: [causes.refusalTurnedIntoSuccess, causes.sessionNotDeleted],
  needs: ['doubles'],
  refusal: true,
});

export const backShowsNoChat = defineCheck({
  id: 'logout.back-shows-no-chat',
  requirement: 'logout',
  level: 'MUST',
  text: 'The Back button shows nothing of the chat after logout.',
  source: ['asvs/14.3.1', 'librechat:client/src/hooks/AuthContext.tsx'],
  causes: [causes.pageCached],
  needs: ['doubles'],
});

export const otherSessionsKept = defineCheck({
  id: 'logout.other-sessions-kept',
  requirement: 'logout',
  level: 'SHOULD',
  text: "Logout in one browser does not end the same user's session in another browser.",
  source: ['asvs/7.4.3', 'librechat:api/server/controllers/auth/LogoutController.js'],
  causes: [causes.everySessionEnded, causes.otherSessionWithoutUser],
  needs: ['doubles'],
});

export const controlPlaneSessionEnded = defineCheck({
  id: 'logout.control-plane-session-ended',
  requirement: 'logout',
  level: 'MUST',
  text: 'Logout of a user who signed in through the Control Plane also ends the session there.',
  source: ['openid/RP-Initiated Logout 1.0, 2', 'librechat#5506'],
  causes: [causes.endSessionNotUsed],
  needs: ['doubles'],
});

export const controlPlaneReturnsToLogin = defineCheck({
  id: 'logout.control-plane-returns-to-login',
  requirement: 'logout',
  level: 'MUST',
  text: 'After logout through the Control Plane the user is on the login page and is not signed in again automatically.',
  source: ['openid/RP-Initiated Logout 1.0, 3', 'librechat#8951'],
  causes: [causes.returnAddressNotRegistered, causes.autoRedirect],
  needs: ['doubles'],
});
