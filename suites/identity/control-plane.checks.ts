import { defineCheck } from '../../fixtures/checks/types.ts';

const roleGate = {
  cause:
    'OPENID_REQUIRED_ROLE, its token kind (id or access) or its parameter path does not match the token that the provider issues.',
  remedy:
    'Decode an ID token of the provider and set OPENID_REQUIRED_ROLE_PARAMETER_PATH and OPENID_REQUIRED_ROLE_TOKEN_KIND to the place of the role in it.',
} as const;

const claims = {
  cause:
    'The scope does not include profile or email, or OPENID_NAME_CLAIM or OPENID_USERNAME_CLAIM names another claim.',
  remedy: 'Set OPENID_SCOPE="openid profile email" (plus roles) and unset the claim overrides.',
} as const;

export const authorizationEndpoint = defineCheck({
  id: 'oauth.openid.authorization-endpoint',
  requirement: 'controlPlane',
  level: 'MUST',
  text: '/oauth/openid redirects to the authorization endpoint of the configured issuer.',
  source: 'OpenID Connect Discovery 1.0, 4; librechat.md row 13',
  cause:
    'One of the five OPENID variables is missing, or discovery failed when LibreChat started (it does not retry).',
  remedy: 'Set all five variables, and start LibreChat after the Control Plane is healthy.',
});

export const redirectUriExact = defineCheck({
  id: 'oauth.openid.redirect-uri-exact',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The redirect URI is exactly <origin>/oauth/openid/callback.',
  source: 'RFC 6749, 3.1.2; RFC 9700, 2.1; librechat.md row 2',
  cause:
    'OPENID_CALLBACK_URL is a full URL (the origin then appears twice) or is not set (the URI then ends in "undefined").',
  remedy: 'Set OPENID_CALLBACK_URL=/oauth/openid/callback and DOMAIN_SERVER to the public origin.',
});

export const statePresent = defineCheck({
  id: 'oauth.openid.state-present',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The authorization request carries a state that is different in each request.',
  source: 'RFC 6749, 10.12; RFC 9700, 4.7.1; librechat.md row 3',
  cause: "LibreChat's OpenID strategy was changed, or a proxy drops query parameters.",
  remedy:
    'Restore state in the OpenID strategy. Compare the Location header with and without the proxy.',
});

export const pkceS256 = defineCheck({
  id: 'oauth.openid.pkce-s256',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The authorization request carries a PKCE challenge with method S256.',
  source: 'RFC 7636, 4.3; RFC 9700, 2.1.1',
  cause: 'OPENID_USE_PKCE is off, or the provider does not announce S256.',
  remedy:
    'Set OPENID_USE_PKCE=true and configure the provider to announce code_challenge_methods_supported.',
});

export const foreignCallbackRefused = defineCheck({
  id: 'oauth.openid.foreign-callback-refused',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The callback of a login that another browser started signs nobody in.',
  source: 'RFC 6749, 10.12; RFC 9700, 4.7; librechat-confirmed.md section 3',
  cause: "LibreChat's OpenID strategy does not compare state with the browser's session.",
  remedy: 'Restore the state check in the OpenID strategy.',
  needs: ['doubles'],
});

export const loginLeadsToChat = defineCheck({
  id: 'oauth.openid.login-leads-to-chat',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user with the required role who signs in through the Control Plane reaches the chat.',
  source: 'Plan, 7. Testing Checklist; plan, Security: Implement role-based access control',
  ...roleGate,
  needs: ['doubles'],
});

export const personName = defineCheck({
  id: 'oauth.openid.name',
  requirement: 'controlPlane',
  level: 'MUST',
  text: "The user's name in LibreChat is the one from the Control Plane.",
  source: 'OpenID Connect Core 1.0, 5.1; plan, 2. OAuth Integration',
  ...claims,
  needs: ['doubles'],
});

export const personEmail = defineCheck({
  id: 'oauth.openid.email',
  requirement: 'controlPlane',
  level: 'MUST',
  text: "The user's email address in LibreChat is the one from the Control Plane.",
  source: 'OpenID Connect Core 1.0, 5.1; librechat.md row 12',
  ...claims,
  needs: ['doubles'],
});

export const missingRoleRefused = defineCheck({
  id: 'oauth.openid.missing-role-refused',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user without the required role ends up on the login page.',
  source: 'Plan, Security: Implement role-based access control; librechat.md row 35',
  ...roleGate,
  needs: ['doubles'],
});

export const missingRoleMessage = defineCheck({
  id: 'oauth.openid.missing-role-message',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user without the required role sees a message that the login failed.',
  source: 'Plan, Security: Implement role-based access control; librechat.md row 35',
  ...roleGate,
  needs: ['doubles'],
});

export const missingRoleNoSession = defineCheck({
  id: 'oauth.openid.missing-role-no-session',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user without the required role gets no session: no cookie and no stored session.',
  source: 'Plan, Security: Implement role-based access control; librechat.md row 35',
  ...roleGate,
  needs: ['doubles', 'database'],
});

export const missingRoleNoAccount = defineCheck({
  id: 'oauth.openid.missing-role-no-account',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'LibreChat creates no account for a user without the required role.',
  source: 'librechat.md rows 33 and 35',
  ...roleGate,
  needs: ['doubles', 'database'],
});
