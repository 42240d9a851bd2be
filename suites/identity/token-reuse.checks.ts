import { defineCheck } from '../../fixtures/checks/types.ts';

export const renewedAtControlPlane = defineCheck({
  id: 'reuse.renewed-at-control-plane',
  requirement: 'sessions',
  level: 'MUST',
  text: "With OPENID_REUSE_TOKENS, a session is renewed with the Control Plane's refresh token, and the new access token is accepted.",
  source: 'OpenID Connect Core 1.0, 12; RFC 6749, 6; librechat.md row 40',
  cause:
    'OPENID_SCOPE does not contain offline_access, so there is no refresh token, or LibreChat cannot verify the new token with the keys of the provider.',
  remedy:
    'Add offline_access to OPENID_SCOPE, allow refresh tokens for the client at the provider, and let LibreChat reach its JWKS address.',
  needs: ['doubles'],
  shape: 'token-reuse',
});

export const logOutIdTokenHint = defineCheck({
  id: 'reuse.logout-id-token-hint',
  requirement: 'logout',
  level: 'SHOULD',
  text: 'With OPENID_REUSE_TOKENS, the log-out request to the Control Plane carries the ID token of the session as id_token_hint, also after a renewal.',
  source: 'OpenID Connect RP-Initiated Logout 1.0, 2; danny-avila/LibreChat 4238dd447',
  cause:
    'A release before v0.8.6-rc1 loses the ID token when it renews the session, or OPENID_MAX_LOGOUT_URL_LENGTH is shorter than the token.',
  remedy: 'Upgrade LibreChat to v0.8.6-rc1 or later, and raise OPENID_MAX_LOGOUT_URL_LENGTH.',
  needs: ['doubles'],
  shape: 'token-reuse',
});
