import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  refreshTokenRefused: {
    text: 'The Control Plane refuses the refresh token, or gave none: the client may not use the grant, or OPENID_SCOPE lacks offline_access.',
    fix: 'Allow refresh tokens for the client at the provider, and add offline_access to OPENID_SCOPE.',
    shownBy: /\/api\/auth\/refresh → (401|403)|Received: 40[13]/,
  },
  reuseSwitchedOff: {
    text: 'OPENID_REUSE_TOKENS is not true, so LibreChat renews its own tokens and never asks the Control Plane.',
    fix: 'Set OPENID_REUSE_TOKENS=true and restart LibreChat.',
    shownBy: /renewals at the Control Plane[\s\S]*Received: 0/,
  },
  idTokenLost: {
    text: 'A release before v0.8.6-rc1 loses the ID token when it renews the session, or it is longer than OPENID_MAX_LOGOUT_URL_LENGTH allows.',
    fix: 'Upgrade LibreChat to v0.8.6-rc1 or later, and raise OPENID_MAX_LOGOUT_URL_LENGTH.',
    shownBy: /id_token_hint[\s\S]*Received string: +"none"/,
  },
  otherTokenSent: {
    text: 'Another token than the ID token of the session is sent as id_token_hint.',
    fix: 'Upgrade LibreChat, or remove the change to its log-out.',
    shownBy: /id_token_hint/,
  },
});

export const renewedAtControlPlane = defineCheck({
  id: 'reuse.renewed-at-control-plane',
  requirement: 'sessions',
  level: 'MUST',
  text: "With OPENID_REUSE_TOKENS, a session is renewed with the Control Plane's refresh token, and the new access token is accepted.",
  source: ['openid/Core 1.0, 12', 'rfc6749/6', 'librechat#15092'],
  causes: [causes.refreshTokenRefused, causes.reuseSwitchedOff],
  needs: ['doubles'],
  shape: 'token-reuse',
});

export const logOutIdTokenHint = defineCheck({
  id: 'reuse.logout-id-token-hint',
  requirement: 'logout',
  level: 'SHOULD',
  text: 'With OPENID_REUSE_TOKENS, the log-out request to the Control Plane carries the ID token of the session as id_token_hint, also after a renewal.',
  source: ['openid/RP-Initiated Logout 1.0, 2'],
  causes: [causes.idTokenLost, causes.otherTokenSent],
  needs: ['doubles'],
  shape: 'token-reuse',
});
