import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  strategyNotRegistered: {
    text: 'LibreChat did not register its Google strategy: a variable is missing.',
    fix: 'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and check both with `docker compose config`.',
    shownBy: /Received: (404|5\d\d) +at \/oauth\/google/,
  },
  socialLoginOff: {
    text: 'ALLOW_SOCIAL_LOGIN is off, so the address leads to the login page.',
    fix: 'Set ALLOW_SOCIAL_LOGIN=true.',
    shownBy: /Received string: +"\S+\/login"/,
  },
  foreignAuthorizationEndpoint: {
    text: "A proxy or a modified strategy sends users to another host than Google's.",
    fix: 'Find out who changes the redirect: compare the Location header at the server and at the edge. Warn your users.',
    shownBy: /Received string: +"https?:\/\/(?!accounts\.google\.com\/)/,
  },
  callbackIsFullUrl: {
    text: 'GOOGLE_CALLBACK_URL is a full URL: LibreChat prepends DOMAIN_SERVER, so the origin appears twice.',
    fix: 'Set GOOGLE_CALLBACK_URL=/oauth/google/callback (a path).',
    shownBy: /Received: "https?:\/\/[^"]*https?:\/\//,
  },
  callbackNotSet: {
    text: 'GOOGLE_CALLBACK_URL is not set, so the URI ends in "undefined".',
    fix: 'Set GOOGLE_CALLBACK_URL=/oauth/google/callback.',
    shownBy: /Received: "[^"]*undefined"/,
  },
  serverDomainWrong: {
    text: 'DOMAIN_SERVER is not the public origin: its scheme or host differs from the address that users use.',
    fix: 'Set DOMAIN_SERVER to the public origin and register exactly DOMAIN_SERVER/oauth/google/callback at Google.',
    shownBy: /redirect_uri\n/,
  },
  clientIdEmpty: {
    text: 'The client ID is empty after interpolation: the variable that GOOGLE_CLIENT_ID refers to is not in .env.',
    fix: 'Run `docker compose config` and check that GOOGLE_CLIENT_ID has a value.',
    shownBy: /client_id\n.*\nReceived: (""|null)/,
  },
  clientOfOtherEnvironment: {
    text: 'The client of another environment is configured.',
    fix: 'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET to the client that is registered for this address.',
    shownBy: /client_id\n.*\nReceived: ".+"/,
  },
  implicitFlow: {
    text: 'A modified strategy asks for the implicit flow, which gives tokens to the browser.',
    fix: 'Use response_type=code.',
    shownBy: /Received: "token/,
  },
  hybridFlow: {
    text: 'A modified strategy also asks for tokens in the redirect (hybrid flow).',
    fix: 'Use response_type=code.',
    shownBy: /Received: "code /,
  },
  scopeTooSmall: {
    text: 'A modified strategy asks for too little: without an email address there is no account.',
    fix: 'Ask for openid, profile and email.',
    shownBy: /- +"(email|openid|profile)"/,
  },
  scopeTooWide: {
    text: 'A modified strategy asks for more than it needs, and Google shows a warning.',
    fix: 'Ask for openid, profile and email only.',
    shownBy: /\+ +"\S+"/,
  },
  noState: {
    text: 'LibreChat registers its Google strategy without state (login CSRF).',
    fix: 'Follow the upstream issue. Until it is fixed, offer Google through the Control Plane only.',
    shownBy: /state\n[\s\S]*"none"|sessions that the callback opens/,
  },
  cachedRedirect: {
    text: 'A cached redirect gives every user the same state.',
    fix: 'Keep /oauth out of every cache.',
    shownBy: /state of the next request/,
  },
  clientSecretWrong: {
    text: 'Google rejects the token request: the client secret is wrong or was rotated.',
    fix: 'Set GOOGLE_CLIENT_SECRET to the current secret of the client.',
    shownBy: /Google: POST \/\S*token → 40\d/,
  },
  newUsersRejected: {
    text: 'LibreChat rejects new users: ALLOW_SOCIAL_REGISTRATION is not true, or the email domain is not allowed.',
    fix: 'Set ALLOW_SOCIAL_REGISTRATION=true and list the domain under registration.allowedDomains.',
    shownBy: /callback → 30\d to \S*(error|login)|page: is at \/login/,
  },
  cookieDropped: {
    text: "A proxy drops Set-Cookie on the callback's redirect, so the user comes back without a session.",
    fix: 'Pass Set-Cookie through unchanged, also on redirects.',
    shownBy: /callback → 30\d to \/(c\/new)? sets (?!.*refreshToken)/,
  },
  sharedCache: {
    text: 'A shared cache serves the response for another user.',
    fix: 'Keep /api out of shared caches.',
    shownBy: /Received string: +"\S+@/,
  },
  refusalBareError: {
    text: 'The callback answers a refusal with a bare error page instead of a redirect.',
    fix: 'Upgrade LibreChat, and check DOMAIN_CLIENT: the callback must redirect to /login with an error.',
    shownBy: /page: is at \/oauth\/google\/callback|callback → 5\d\d/,
  },
  refusalLoop: {
    text: 'The refused user is sent to Google again.',
    fix: 'Redirect refused logins to /login, and set OPENID_AUTO_REDIRECT=false.',
    shownBy: /page: is at https:\/\/accounts\.google\.com/,
  },
  errorParameterDropped: {
    text: 'A proxy drops the query of the redirect, so the login page shows no message.',
    fix: 'Pass the query of redirects through unchanged.',
    shownBy: /page: is at \/login$/,
  },
  unknownErrorCode: {
    text: 'The redirect carries an error code that the page does not know.',
    fix: 'Run the page and the server from the same image.',
    shownBy: /page: is at \/login\?error=/,
  },
  sessionStoredTooEarly: {
    text: "The session is stored before LibreChat checks Google's answer.",
    fix: 'Reject every callback that carries an error or no code before you create anything.',
    shownBy: /stored sessions/,
  },
  refusalTakenForLogin: {
    text: 'The callback treats an error response as a login.',
    fix: 'Reject every callback that carries an error or no code.',
    shownBy: /callback → \S+.* sets .*refreshToken/,
  },
  olderSessionKept: {
    text: 'A session of the previous user remains in a shared browser.',
    fix: 'Clear the refresh cookie when a login starts or fails.',
    shownBy: /the refresh cookie/,
  },
  stateCheckedTooLate: {
    text: 'The session is opened before the state is checked.',
    fix: 'Check state before you create a session.',
    shownBy: /callback → 30\d to \S*(login|error)\S* sets .*refreshToken/,
  },
  domainsNotRestricted: {
    text: 'registration.allowedDomains is missing or is not a list, or librechat.yaml is not mounted, so every Google account can sign in.',
    fix: 'List the domains under registration.allowedDomains in librechat.yaml and check that the file is mounted.',
    shownBy: /page: is at \/c\//,
  },
  domainCheckedTooLate: {
    text: 'Account or session are created before the domain is checked.',
    fix: 'Upgrade LibreChat, and remove accounts of foreign domains.',
    shownBy: /page: is at \/login|not "refreshToken"/,
  },
});

export const authorizationEndpoint = defineCheck({
  id: 'oauth.google.authorization-endpoint',
  requirement: 'google',
  level: 'MUST',
  text: '/oauth/google redirects to the authorization endpoint of accounts.google.com.',
  source: ['plan/oauth', 'rfc6749/4.1.1'],
  causes: [
    causes.strategyNotRegistered,
    causes.socialLoginOff,
    causes.foreignAuthorizationEndpoint,
  ],
});

export const redirectUriExact = defineCheck({
  id: 'oauth.google.redirect-uri-exact',
  requirement: 'google',
  level: 'MUST',
  text: 'The redirect URI is exactly <origin>/oauth/google/callback.',
  source: ['rfc6749/3.1.2', 'rfc9700/2.1', 'librechat:api/strategies/googleStrategy.js'],
  causes: [causes.callbackIsFullUrl, causes.callbackNotSet, causes.serverDomainWrong],
});

export const clientId = defineCheck({
  id: 'oauth.google.client-id',
  requirement: 'google',
  level: 'MUST',
  text: 'The authorization request carries the registered client ID.',
  source: ['rfc6749/4.1.1', 'plan/variables'],
  causes: [causes.clientIdEmpty, causes.clientOfOtherEnvironment],
  needs: ['doubles'],
});

export const responseTypeCode = defineCheck({
  id: 'oauth.google.response-type-code',
  requirement: 'google',
  level: 'MUST',
  text: 'The authorization request asks for an authorization code.',
  source: ['rfc6749/4.1.1', 'rfc9700/2.1.2'],
  causes: [causes.implicitFlow, causes.hybridFlow],
});

export const requestedScope = defineCheck({
  id: 'oauth.google.scope',
  requirement: 'google',
  level: 'MUST',
  text: 'The scope is openid, profile and email, and nothing else.',
  source: ['openid/Core 1.0, 5.4', 'librechat:api/server/routes/oauth.js'],
  causes: [causes.scopeTooWide, causes.scopeTooSmall],
});

export const statePresent = defineCheck({
  id: 'oauth.google.state-present',
  requirement: 'google',
  level: 'SHOULD',
  text: 'The authorization request carries a state that is different in each request.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1', 'librechat:api/strategies/googleStrategy.js'],
  causes: [causes.cachedRedirect, causes.noState],
});

export const consentLeadsToChat = defineCheck({
  id: 'oauth.google.consent-leads-to-chat',
  requirement: 'google',
  level: 'MUST',
  text: 'After consent at Google the user is in the chat, signed in as that Google account.',
  source: ['plan/phase-1'],
  causes: [
    causes.clientSecretWrong,
    causes.sharedCache,
    causes.cookieDropped,
    causes.newUsersRejected,
  ],
  needs: ['doubles'],
});

export const refusalLeadsToLogin = defineCheck({
  id: 'oauth.google.refusal-leads-to-login',
  requirement: 'google',
  level: 'MUST',
  text: 'A user who cancels at Google ends up on the login page of the deployment.',
  source: ['rfc6749/4.1.2.1', 'librechat:api/server/routes/oauth.js'],
  causes: [causes.refusalBareError, causes.refusalLoop],
  needs: ['doubles'],
  refusal: true,
});

export const refusalMessage = defineCheck({
  id: 'oauth.google.refusal-message',
  requirement: 'google',
  level: 'MUST',
  text: 'A user who cancels at Google sees a message that the login failed.',
  source: ['rfc6749/4.1.2.1', 'librechat:client/src/locales/en/translation.json'],
  causes: [
    causes.refusalBareError,
    causes.refusalLoop,
    causes.errorParameterDropped,
    causes.unknownErrorCode,
  ],
  needs: ['doubles'],
  refusal: true,
});

export const refusalNoSession = defineCheck({
  id: 'oauth.google.refusal-no-session',
  requirement: 'google',
  level: 'MUST',
  text: 'After a cancelled login at Google the user has no session: no cookie and no stored session.',
  source: ['rfc6749/4.1.2.1', 'librechat:api/server/routes/oauth.js'],
  causes: [causes.sessionStoredTooEarly, causes.refusalTakenForLogin, causes.olderSessionKept],
  needs: ['doubles', 'database'],
  refusal: true,
});

export const foreignCallbackRefused = defineCheck({
  id: 'oauth.google.foreign-callback-refused',
  requirement: 'google',
  level: 'SHOULD',
  text: 'The callback of a login that another browser started signs nobody in.',
  source: ['rfc6749/10.12', 'rfc9700/4.7', 'librechat:api/strategies/googleStrategy.js'],
  causes: [causes.stateCheckedTooLate, causes.noState],
  needs: ['doubles'],
  refusal: true,
});

export const outsiderRefused = defineCheck({
  id: 'oauth.google.outsider-refused',
  requirement: 'google',
  level: 'MUST',
  text: 'A user with an email address from a domain that is not allowed ends up on the login page, without a session.',
  source: ['plan/sso', 'librechat#2512'],
  causes: [causes.domainsNotRestricted, causes.domainCheckedTooLate],
  needs: ['doubles'],
  refusal: true,
});

export const outsiderNoAccount = defineCheck({
  id: 'oauth.google.outsider-no-account',
  requirement: 'google',
  level: 'MUST',
  text: 'LibreChat creates no account for a user with an email address from a domain that is not allowed.',
  source: ['librechat#2512', 'librechat#9566'],
  causes: [causes.domainsNotRestricted, causes.domainCheckedTooLate],
  needs: ['doubles', 'database'],
  refusal: true,
});
