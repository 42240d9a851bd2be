import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  issuerOfOtherEnvironment: {
    text: 'OPENID_ISSUER is the Control Plane of another environment.',
    fix: 'Set OPENID_ISSUER to the Control Plane of this deployment.',
    shownBy: /Expected substring: "https?:\/\//,
  },
  issuerAnnouncesHttp: {
    text: 'The issuer announces http addresses: it stands behind a proxy that terminates TLS and does not know it.',
    fix: 'Let the Control Plane trust X-Forwarded-Proto, so that discovery announces https.',
    shownBy: /Expected: "https:"\nReceived: "http:"/,
  },
  discoveryFailed: {
    text: 'Discovery failed when LibreChat started, or one of the OPENID variables is missing.',
    fix: 'Set all OPENID variables, and start LibreChat after the Control Plane is healthy.',
    shownBy: /Received: (404|5\d\d) +at \/oauth\/openid/,
  },
  callbackIsFullUrl: {
    text: 'OPENID_CALLBACK_URL is a full URL, so the origin appears twice.',
    fix: 'Set OPENID_CALLBACK_URL=/oauth/openid/callback (a path).',
    shownBy: /Received: "https?:\/\/[^"]*https?:\/\//,
  },
  callbackNotSet: {
    text: 'OPENID_CALLBACK_URL is not set, so the URI ends in "undefined".',
    fix: 'Set OPENID_CALLBACK_URL=/oauth/openid/callback.',
    shownBy: /Received: "[^"]*undefined"/,
  },
  serverDomainWrong: {
    text: 'DOMAIN_SERVER is not the public origin (its default is http://localhost:3080).',
    fix: 'Set DOMAIN_SERVER to the public origin.',
    shownBy: /redirect_uri\n/,
  },
  parameterDropped: {
    text: 'A proxy drops query parameters of the redirect, or the OpenID strategy was changed.',
    fix: 'Compare the Location header at the server and at the edge.',
    shownBy: /state\n[\s\S]*"none"/,
  },
  cachedRedirect: {
    text: 'A cached redirect gives every user the same state.',
    fix: 'Keep /oauth out of every cache.',
    shownBy: /state of the next request/,
  },
  guessableState: {
    text: 'A modified strategy uses a short or predictable value as state.',
    fix: 'Restore the random state of the OpenID strategy.',
    shownBy: /state\n[\s\S]*Received string: +"\S{1,7}"/,
  },
  pkceOff: {
    text: 'OPENID_USE_PKCE is not set.',
    fix: 'Set OPENID_USE_PKCE=true.',
    shownBy: /code_challenge\n[\s\S]*"none"/,
  },
  pkcePlain: {
    text: 'The provider announces only the method plain, and LibreChat follows.',
    fix: 'Let the provider announce S256 in code_challenge_methods_supported.',
    shownBy: /code_challenge_method\n[\s\S]*"plain"/,
  },
  stateNotCompared: {
    text: "The OpenID strategy does not compare state with the browser's session.",
    fix: 'Restore the state check in the OpenID strategy.',
    shownBy: /sessions that the callback opens/,
  },
  stateCheckedTooLate: {
    text: 'The session is opened before the state is checked.',
    fix: 'Check state before you create a session.',
    shownBy: /callback → 30\d to \S*(login|error)\S* sets .*refreshToken/,
  },
  roleDiffers: {
    text: 'OPENID_REQUIRED_ROLE is not the role that the user has.',
    fix: 'Decode an ID token of the provider and set OPENID_REQUIRED_ROLE to a role in it.',
    shownBy: /must have|holds no required role/,
  },
  rolePathWrong: {
    text: 'OPENID_REQUIRED_ROLE_PARAMETER_PATH or OPENID_REQUIRED_ROLE_TOKEN_KIND does not match the token that the provider issues.',
    fix: 'Decode an ID token of the provider and set the path and the kind of token to the place of the role in it.',
    shownBy: /log: .*(not found in|the ID token has no) /i,
  },
  callbackFails: {
    text: 'The callback fails: it reaches another replica than the one that started the login, or LibreChat cannot reach the token endpoint.',
    fix: 'Share the session store (Redis) between replicas, and call the token endpoint from inside the container.',
    shownBy: /page: GET \/oauth\/openid\/callback → [45]\d\d|page: is at \/oauth\/openid\/callback/,
  },
  cookieDropped: {
    text: 'A proxy drops Set-Cookie on redirects, so the user comes back without a session.',
    fix: 'Pass Set-Cookie through unchanged, also on redirects.',
    shownBy: /callback → 30\d to \/(c\/new)? sets (?!.*refreshToken)/,
  },
  nameFromOtherClaim: {
    text: 'The name comes from another claim: OPENID_NAME_CLAIM names it, or the scope does not include profile.',
    fix: 'Set OPENID_SCOPE="openid profile email" (plus roles) and unset OPENID_NAME_CLAIM.',
    shownBy: /name in LibreChat\n/,
  },
  emailFromOtherClaim: {
    text: 'The email address comes from another claim, such as upn.',
    fix: 'Set OPENID_EMAIL_CLAIM=email, and include email in OPENID_SCOPE.',
    shownBy: /Expected: "([^"]+)"\nReceived: "[^"]+\1"/,
  },
  sharedCache: {
    text: 'A shared cache serves the response for another user.',
    fix: 'Keep /api out of shared caches.',
    shownBy: /email in LibreChat\n/,
  },
  roleNotRequired: {
    text: 'OPENID_REQUIRED_ROLE is not set, so everyone can sign in.',
    fix: 'Set OPENID_REQUIRED_ROLE, OPENID_REQUIRED_ROLE_TOKEN_KIND and OPENID_REQUIRED_ROLE_PARAMETER_PATH.',
    shownBy: /page: is at \/c\//,
  },
  refusalBareError: {
    text: 'The rejected login ends on a bare error page.',
    fix: 'Upgrade LibreChat, and check DOMAIN_CLIENT: the callback must redirect to /login with an error.',
    shownBy: /page: is at \/oauth\/openid\/callback|callback → 5\d\d/,
  },
  refusalLoop: {
    text: 'OPENID_AUTO_REDIRECT sends the rejected user to the provider again.',
    fix: 'Set OPENID_AUTO_REDIRECT=false.',
    shownBy: /ERR_TOO_MANY_REDIRECTS|chrome-error:|page: is at https:\/\//,
  },
  errorParameterDropped: {
    text: 'A proxy drops the query of the redirect, so the user sees no message.',
    fix: 'Pass the query of redirects through unchanged.',
    shownBy: /page: is at \/login$/,
  },
  roleCheckedTooLate: {
    text: 'LibreChat creates account or session before it checks the role.',
    fix: 'Upgrade LibreChat, and remove accounts of people without the role.',
    shownBy: /stored (sessions|users)|not "refreshToken"/,
  },
});

export const authorizationEndpoint = defineCheck({
  id: 'oauth.openid.authorization-endpoint',
  requirement: 'controlPlane',
  level: 'MUST',
  text: '/oauth/openid redirects to the authorization endpoint of the configured issuer.',
  source: ['openid/Discovery 1.0, 4', 'librechat:api/strategies/openidStrategy.js'],
  causes: [causes.discoveryFailed, causes.issuerAnnouncesHttp, causes.issuerOfOtherEnvironment],
});

export const redirectUriExact = defineCheck({
  id: 'oauth.openid.redirect-uri-exact',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The redirect URI is exactly <origin>/oauth/openid/callback.',
  source: ['rfc6749/3.1.2', 'rfc9700/2.1', 'librechat:api/strategies/openidStrategy.js'],
  causes: [causes.callbackIsFullUrl, causes.callbackNotSet, causes.serverDomainWrong],
});

export const statePresent = defineCheck({
  id: 'oauth.openid.state-present',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The authorization request carries a state that is different in each request.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1', 'librechat#14028'],
  causes: [causes.parameterDropped, causes.cachedRedirect, causes.guessableState],
});

export const pkceS256 = defineCheck({
  id: 'oauth.openid.pkce-s256',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The authorization request carries a PKCE challenge with method S256.',
  source: ['rfc7636/4.3', 'rfc9700/2.1.1'],
  causes: [causes.pkceOff, causes.pkcePlain],
});

export const foreignCallbackRefused = defineCheck({
  id: 'oauth.openid.foreign-callback-refused',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'The callback of a login that another browser started signs nobody in.',
  source: ['rfc6749/10.12', 'rfc9700/4.7', 'librechat:api/strategies/openidStrategy.js'],
  causes: [causes.stateCheckedTooLate, causes.stateNotCompared],
  needs: ['doubles'],
  refusal: true,
});

export const loginLeadsToChat = defineCheck({
  id: 'oauth.openid.login-leads-to-chat',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user with the required role who signs in through the Control Plane reaches the chat.',
  source: ['plan/checklist', 'plan/sso'],
  causes: [causes.rolePathWrong, causes.roleDiffers, causes.callbackFails, causes.cookieDropped],
  needs: ['doubles'],
});

export const personName = defineCheck({
  id: 'oauth.openid.name',
  requirement: 'controlPlane',
  level: 'MUST',
  text: "The user's name in LibreChat is the one from the Control Plane.",
  source: ['openid/Core 1.0, 5.1', 'plan/oauth'],
  causes: [causes.nameFromOtherClaim],
  needs: ['doubles'],
});

export const personEmail = defineCheck({
  id: 'oauth.openid.email',
  requirement: 'controlPlane',
  level: 'MUST',
  text: "The user's email address in LibreChat is the one from the Control Plane.",
  source: ['openid/Core 1.0, 5.1', 'librechat#3098'],
  causes: [causes.emailFromOtherClaim, causes.sharedCache],
  needs: ['doubles'],
});

export const missingRoleRefused = defineCheck({
  id: 'oauth.openid.missing-role-refused',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user without the required role ends up on the login page.',
  source: ['plan/sso', 'librechat#2279'],
  causes: [causes.roleNotRequired, causes.refusalBareError, causes.refusalLoop],
  needs: ['doubles'],
  refusal: true,
});

export const missingRoleMessage = defineCheck({
  id: 'oauth.openid.missing-role-message',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user without the required role sees a message that the login failed.',
  source: ['plan/sso', 'librechat#2279'],
  causes: [
    causes.roleNotRequired,
    causes.refusalBareError,
    causes.refusalLoop,
    causes.errorParameterDropped,
  ],
  needs: ['doubles'],
  refusal: true,
});

export const missingRoleNoSession = defineCheck({
  id: 'oauth.openid.missing-role-no-session',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'A user without the required role gets no session: no cookie and no stored session.',
  source: ['plan/sso', 'librechat#2279'],
  causes: [causes.roleNotRequired, causes.roleCheckedTooLate],
  needs: ['doubles', 'database'],
  refusal: true,
});

export const missingRoleNoAccount = defineCheck({
  id: 'oauth.openid.missing-role-no-account',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'LibreChat creates no account for a user without the required role.',
  source: ['librechat#2279', 'librechat:api/strategies/openidStrategy.js'],
  causes: [causes.roleNotRequired, causes.roleCheckedTooLate],
  needs: ['doubles', 'database'],
  refusal: true,
});
