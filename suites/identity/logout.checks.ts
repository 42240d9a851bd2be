import { defineCheck } from '../../fixtures/checks/types.ts';

const incomplete = {
  cause:
    'Logout only changed the page: the call to /api/auth/logout failed (expired bearer token), a proxy dropped it, or the cookies have another path or domain.',
  remedy:
    'Find POST /api/auth/logout in the network tab: it must return 200, clear the cookies and delete the stored session.',
  needs: ['doubles'],
} as const;

const source = 'Plan, 7. Testing Checklist; OWASP ASVS 5.0, 7.4.1; librechat.md B3';

export const showsLoginPage = defineCheck({
  id: 'logout.shows-login-page',
  requirement: 'logout',
  level: 'MUST',
  text: 'After "Log out" the login page appears, and a reload does not sign the user in again.',
  source,
  ...incomplete,
});

export const cookiesRemoved = defineCheck({
  id: 'logout.cookies-removed',
  requirement: 'logout',
  level: 'MUST',
  text: 'After logout the browser has no refresh cookie and no other cookie that signs the user in.',
  source,
  ...incomplete,
});

export const serverSessionEnded = defineCheck({
  id: 'logout.server-session-ended',
  requirement: 'logout',
  level: 'MUST',
  text: 'After logout the stored session of that login is gone.',
  source,
  ...incomplete,
  needs: ['doubles', 'database'],
});

export const refreshRefused = defineCheck({
  id: 'logout.refresh-refused',
  requirement: 'logout',
  level: 'MUST',
  text: 'A refresh cookie kept from before the logout is rejected with 401 or 403 and returns no token.',
  source: 'RFC 9700, 4.14; librechat.md B3',
  ...incomplete,
});

export const backShowsNoChat = defineCheck({
  id: 'logout.back-shows-no-chat',
  requirement: 'logout',
  level: 'MUST',
  text: 'The Back button shows nothing of the chat after logout.',
  source: 'OWASP ASVS 5.0, 14.3.1; librechat-ui.md section 9',
  cause: 'The browser or a proxy caches the page.',
  remedy: "Serve the page with Cache-Control: no-store and clear the page's state at logout.",
  needs: ['doubles'],
});

export const otherSessionsKept = defineCheck({
  id: 'logout.other-sessions-kept',
  requirement: 'logout',
  level: 'SHOULD',
  text: "Logout in one browser does not end the same user's session in another browser.",
  source: 'OWASP ASVS 5.0, 7.4.3; librechat-confirmed.md section 1',
  ...incomplete,
});

export const controlPlaneSessionEnded = defineCheck({
  id: 'logout.control-plane-session-ended',
  requirement: 'logout',
  level: 'MUST',
  text: 'Logout of a user who signed in through the Control Plane also ends the session there.',
  source: 'OpenID Connect RP-Initiated Logout 1.0, 2; librechat.md row 38',
  cause:
    'OPENID_USE_END_SESSION_ENDPOINT is not true, or the post-logout redirect URI is not registered at the provider.',
  remedy:
    'Set OPENID_USE_END_SESSION_ENDPOINT=true and register <origin>/login as post_logout_redirect_uri.',
  needs: ['doubles'],
});

export const controlPlaneReturnsToLogin = defineCheck({
  id: 'logout.control-plane-returns-to-login',
  requirement: 'logout',
  level: 'MUST',
  text: 'After logout through the Control Plane the user is on the login page and is not signed in again automatically.',
  source: 'OpenID Connect RP-Initiated Logout 1.0, 3; librechat.md row 38',
  cause:
    'The post-logout redirect URI is not registered, or OPENID_AUTO_REDIRECT signs the user in again.',
  remedy: 'Register <origin>/login at the provider and set OPENID_AUTO_REDIRECT=false.',
  needs: ['doubles'],
});
