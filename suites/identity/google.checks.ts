import { defineCheck } from '../../fixtures/checks/types.ts';

const callback = {
  cause:
    'GOOGLE_CALLBACK_URL is a full URL (LibreChat prepends DOMAIN_SERVER, so the origin appears twice) or is not set (the URI ends in "undefined"), or DOMAIN_SERVER says http although users reach LibreChat over https.',
  remedy:
    'Set GOOGLE_CALLBACK_URL=/oauth/google/callback (a path) and DOMAIN_SERVER to the public origin. Register exactly DOMAIN_SERVER followed by that path at Google.',
} as const;

const refusal = {
  cause:
    'DOMAIN_CLIENT does not match the public address, so the user is redirected elsewhere, or the callback ends on a bare error page.',
  remedy:
    'Set DOMAIN_CLIENT to the public origin. The callback must redirect to /login with an error.',
} as const;

const domains = {
  cause:
    'registration.allowedDomains is missing or is not a list, or librechat.yaml is not mounted.',
  remedy:
    'List the domains under registration.allowedDomains in librechat.yaml and check that the file is mounted.',
} as const;

export const authorizationEndpoint = defineCheck({
  id: 'oauth.google.authorization-endpoint',
  requirement: 'google',
  level: 'MUST',
  text: '/oauth/google redirects to the authorization endpoint of accounts.google.com.',
  source: 'Plan, 2. OAuth Integration; RFC 6749, 4.1.1',
  cause:
    'LibreChat did not register its Google strategy: a variable is missing, or social login is off.',
  remedy: 'Set GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and ALLOW_SOCIAL_LOGIN=true.',
});

export const redirectUriExact = defineCheck({
  id: 'oauth.google.redirect-uri-exact',
  requirement: 'google',
  level: 'MUST',
  text: 'The redirect URI is exactly <origin>/oauth/google/callback.',
  source: 'RFC 6749, 3.1.2; RFC 9700, 2.1; librechat.md row 2',
  ...callback,
});

export const clientId = defineCheck({
  id: 'oauth.google.client-id',
  requirement: 'google',
  level: 'MUST',
  text: 'The authorization request carries the registered client ID.',
  source: 'RFC 6749, 4.1.1; plan, 4. Environment Variables: GOOGLE_CLIENT_ID',
  cause: 'The variable is empty after interpolation (GOOGLE_OAUTH_CLIENT_ID is not in .env).',
  remedy: 'Run `docker compose config` and check that GOOGLE_CLIENT_ID has a value.',
  needs: ['doubles'],
});

export const responseTypeCode = defineCheck({
  id: 'oauth.google.response-type-code',
  requirement: 'google',
  level: 'MUST',
  text: 'The authorization request asks for an authorization code.',
  source: 'RFC 6749, 4.1.1; RFC 9700, 2.1.2',
  cause: 'A modified strategy asks for the implicit flow, which gives tokens to the browser.',
  remedy: 'Use response_type=code.',
});

export const requestedScope = defineCheck({
  id: 'oauth.google.scope',
  requirement: 'google',
  level: 'MUST',
  text: 'The scope is openid, profile and email, and nothing else.',
  source: 'OpenID Connect Core 1.0, 5.4; librechat.md B7',
  cause:
    'A modified strategy asks for too little (without an email address there is no account) or for too much.',
  remedy: 'Ask for openid, profile and email.',
});

export const statePresent = defineCheck({
  id: 'oauth.google.state-present',
  requirement: 'google',
  level: 'SHOULD',
  text: 'The authorization request carries a state that is different in each request.',
  source: 'RFC 6749, 10.12; RFC 9700, 4.7.1; librechat.md row 37',
  cause: 'LibreChat registers its Google strategy without state (login CSRF).',
  remedy:
    'Follow the upstream issue. Until it is fixed, offer Google through the Control Plane only.',
});

export const consentLeadsToChat = defineCheck({
  id: 'oauth.google.consent-leads-to-chat',
  requirement: 'google',
  level: 'MUST',
  text: 'After consent at Google the user is in the chat, signed in as that Google account.',
  source: 'Plan, Success Criteria: Google OAuth login works',
  cause:
    "The server cannot reach Google's OAuth endpoints (proxy, DNS), the client secret is wrong, or DOMAIN_CLIENT points elsewhere.",
  remedy: 'Find the token request in the log and repeat it from inside the container.',
  needs: ['doubles'],
});

export const refusalLeadsToLogin = defineCheck({
  id: 'oauth.google.refusal-leads-to-login',
  requirement: 'google',
  level: 'MUST',
  text: 'A user who cancels at Google ends up on the login page of the deployment.',
  source: 'RFC 6749, 4.1.2.1; librechat.md B1',
  ...refusal,
  needs: ['doubles'],
});

export const refusalMessage = defineCheck({
  id: 'oauth.google.refusal-message',
  requirement: 'google',
  level: 'MUST',
  text: 'A user who cancels at Google sees a message that the login failed.',
  source: 'RFC 6749, 4.1.2.1; librechat.md B5, login errors',
  ...refusal,
  needs: ['doubles'],
});

export const refusalNoSession = defineCheck({
  id: 'oauth.google.refusal-no-session',
  requirement: 'google',
  level: 'MUST',
  text: 'After a cancelled login at Google the user has no session: no cookie and no stored session.',
  source: 'RFC 6749, 4.1.2.1; librechat.md row 33',
  cause: 'The callback treats an error response as a login, or an older session was kept.',
  remedy: 'Reject every callback that carries an error or no code.',
  needs: ['doubles', 'database'],
});

export const foreignCallbackRefused = defineCheck({
  id: 'oauth.google.foreign-callback-refused',
  requirement: 'google',
  level: 'SHOULD',
  text: 'The callback of a login that another browser started signs nobody in.',
  source: 'RFC 6749, 10.12; RFC 9700, 4.7; librechat-confirmed.md section 3',
  cause: 'LibreChat registers its Google strategy without state (login CSRF).',
  remedy:
    'Follow the upstream issue. Until it is fixed, offer Google through the Control Plane only.',
  needs: ['doubles'],
});

export const outsiderRefused = defineCheck({
  id: 'oauth.google.outsider-refused',
  requirement: 'google',
  level: 'MUST',
  text: 'A user with an email address from a domain that is not allowed ends up on the login page, without a session.',
  source: 'Plan, Security: Implement role-based access control; librechat.md row 33',
  ...domains,
  needs: ['doubles'],
});

export const outsiderNoAccount = defineCheck({
  id: 'oauth.google.outsider-no-account',
  requirement: 'google',
  level: 'MUST',
  text: 'LibreChat creates no account for a user with an email address from a domain that is not allowed.',
  source: 'librechat.md row 33',
  ...domains,
  needs: ['doubles', 'database'],
});
