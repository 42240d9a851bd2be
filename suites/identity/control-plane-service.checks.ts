import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

/** The causes that a violation of this topic can have; mutants play them. */
export const causes = defineCauses({
  verifierOfAnotherObject: {
    text: 'The callback makes a new OAuth flow, so the PKCE verifier of the login is lost and Google refuses the code.',
    fix: 'Keep the code verifier in the session at /auth/login and give it to the flow in /auth/callback, or pin a google-auth-oauthlib that sends no challenge.',
    shownBy: /Google: POST \S*\/token → 400 invalid_grant .*PKCE/i,
  },
  googleNotReached: {
    text: "The service cannot reach Google's token endpoint or its keys.",
    fix: 'Set HTTPS_PROXY, REQUESTS_CA_BUNDLE and SSL_CERT_FILE in the environment of the service.',
    shownBy: /Control Plane client: GET \/auth\/callback → 50[0234]/,
  },
  stateNotCompared: {
    text: 'The callback requires that a login is pending, but does not compare its state with the one in the address.',
    fix: 'Keep the state that authorization_url() returned, and give it to Flow.from_client_config(state=…) in the callback.',
    shownBy: /Received.*: (200|302)/,
  },
  redirectNotConfined: {
    text: 'The redirect parameter of /auth/login is followed wherever it leads.',
    fix: 'Compare the origin of the redirect with ALLOWED_ORIGINS before it is stored.',
    shownBy: /Received.*evil\.example/,
  },
  refusalCaughtAsError: {
    text: 'The callback catches its own 403 together with every other exception and answers 500.',
    fix: 'Let HTTPException pass: `except HTTPException: raise` before `except Exception`.',
    shownBy: /Received: 500|Control Plane client: GET \/auth\/callback → 500/,
  },
  bearerIgnored: {
    text: 'The route reads the person from the session alone, so a bearer token that was verified counts for nothing.',
    fix: 'Use the user that the dependency get_current_user returned.',
    shownBy: /Control Plane client: GET \/api\/users\/me → 401 .*Not authenticated/,
  },
  secretPublished: {
    text: 'JWT_SECRET_KEY is the value that the source code has as its default.',
    fix: 'Set JWT_SECRET_KEY to 32 random bytes, the same for all services that verify tokens.',
  },
  signatureNotVerified: {
    text: 'Tokens are decoded without verifying their signature.',
    fix: 'Call jwt.decode with the key and algorithms=["HS256"].',
  },
  lifetimeDiffers: {
    text: 'JWT_EXPIRATION_HOURS was changed, and the answer of /auth/token still says a day.',
    fix: 'Compute expires_in from JWT_EXPIRATION_HOURS.',
    shownBy: /seconds from iat to exp/,
  },
  statusRewritten: {
    text: 'A gateway turns 401 into another status, so clients do not know that they must log in.',
    fix: 'Pass the status of the service on unchanged.',
    shownBy: /Received: 403/,
  },
  logoutNotPassedOn: {
    text: 'A proxy answers the log-out itself, or the service does not get it.',
    fix: 'Route POST /auth/logout to the service.',
  },
  redisUnreachable: {
    text: 'Redis is unreachable, so revoked tokens and sessions are forgotten.',
    fix: 'Set CACHE_REDIS_URL, and make the service fail to start without Redis.',
    shownBy: /"token_revoked": ?false/,
  },
  sessionIdKept: {
    text: 'The id of the session stays the same when a person logs in (session fixation).',
    fix: 'Delete the session before user_email is stored, and begin a new one.',
  },
  limitOff: {
    text: 'The rate limit is not applied to /auth/login.',
    fix: 'Decorate auth_login with rate_limit, below the route decorator.',
  },
  limitShared: {
    text: 'The limit counts all people behind a proxy as one address.',
    fix: 'Start uvicorn with --proxy-headers and --forwarded-allow-ips set to the proxy.',
    shownBy: /→ 429|Received: 429/,
  },
  cookieFlagsLost: {
    text: 'ENVIRONMENT is not production, or a proxy rewrites Set-Cookie.',
    fix: 'Set ENVIRONMENT=production where people arrive over https, and leave Set-Cookie alone in the proxy.',
  },
  baseUrlWrong: {
    text: 'CONTROL_PLANE_BASE_URL is not the address at which people reach the service.',
    fix: 'Set CONTROL_PLANE_BASE_URL to that origin, and register <origin>/auth/callback at Google.',
    shownBy: /Received.*\/auth\/callback/,
  },
  serviceDown: {
    text: 'The service does not run, or a proxy in front of it does not reach it.',
    fix: 'Read the log of the service; `curl <address>/health` must answer.',
    shownBy: /→ 50[234]|ECONNREFUSED/,
  },
  pageOfTheProxy: {
    text: 'Another program answers at this address: a proxy, or the pages of a single-page application.',
    fix: 'Route the paths /health, /auth and /api to the service.',
  },
});

const common = { requirement: 'controlPlane', needs: ['doubles', 'controlPlane'] } as const;
const must = { ...common, level: 'MUST' } as const;
const should = { ...common, level: 'SHOULD' } as const;
const refusal = { ...must, refusal: true } as const;

export const health = defineCheck({
  ...must,
  id: 'insightmesh.health',
  text: 'GET /health answers 200 with JSON that says that the service is healthy.',
  source: ['control-plane:control_plane/api/health.py'],
  causes: [causes.serviceDown, causes.pageOfTheProxy],
});

export const redirectUriExact = defineCheck({
  ...must,
  id: 'insightmesh.redirect-uri-exact',
  text: '/auth/login asks Google for a code with the redirect URI <origin>/auth/callback exactly.',
  source: ['rfc6749/3.1.2', 'rfc9700/2.1'],
  causes: [causes.baseUrlWrong, causes.serviceDown],
});

export const statePresent = defineCheck({
  ...must,
  id: 'insightmesh.state-present',
  text: 'Each login carries a state of its own that nobody can guess.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
  causes: [causes.stateNotCompared],
});

export const pkceChallenge = defineCheck({
  ...should,
  id: 'insightmesh.pkce-s256',
  text: 'The authorization request carries a PKCE challenge with method S256.',
  source: ['rfc7636/4.3', 'rfc9700/2.1.1'],
  causes: [causes.verifierOfAnotherObject],
});

export const pkceVerifierSent = defineCheck({
  ...must,
  id: 'insightmesh.pkce-verifier-sent',
  text: 'Where the login sent a PKCE challenge, the callback sends its verifier, so that Google gives a token.',
  source: ['rfc7636/4.5'],
  causes: [causes.verifierOfAnotherObject, causes.googleNotReached],
});

export const employeeGetsIn = defineCheck({
  ...must,
  id: 'insightmesh.employee-gets-in',
  text: 'An employee who signs in at Google has a session afterwards.',
  source: ['plan/oauth', 'control-plane:control_plane/api/auth.py'],
  causes: [causes.googleNotReached, causes.cookieFlagsLost],
});

export const stateCompared = defineCheck({
  ...refusal,
  id: 'insightmesh.state-compared',
  text: 'A callback with another state than the one of this login opens no session.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
  causes: [causes.stateNotCompared],
});

export const stateRequired = defineCheck({
  ...refusal,
  id: 'insightmesh.state-required',
  text: 'A callback without state opens no session.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
  causes: [causes.stateNotCompared],
});

export const foreignCallbackRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.foreign-callback-refused',
  text: 'The callback of another browser signs nobody in, although a login is pending in this one.',
  source: ['rfc9700/4.7', 'rfc6819/4.4.1.8'],
  causes: [causes.stateNotCompared],
});

export const callbackOnce = defineCheck({
  ...refusal,
  id: 'insightmesh.callback-once',
  text: 'A callback that was used opens no second session.',
  source: ['rfc6749/4.1.2', 'rfc9700/4.5'],
  causes: [causes.stateNotCompared],
});

export const redirectConfined = defineCheck({
  ...refusal,
  id: 'insightmesh.redirect-confined',
  text: 'A login never leads to an origin that is not allowed, however the address is written.',
  source: ['rfc9700/4.11', 'asvs/3.7.2'],
  causes: [causes.redirectNotConfined],
});

export const redirectFollowed = defineCheck({
  ...must,
  id: 'insightmesh.redirect-followed',
  text: 'A login leads back to the page of the service from which it came.',
  source: ['control-plane:control_plane/api/auth.py'],
  causes: [causes.googleNotReached, causes.cookieFlagsLost],
});

export const outsiderForbidden = defineCheck({
  ...refusal,
  id: 'insightmesh.outsider-forbidden',
  text: 'Somebody of another domain gets 403, and no error of the server.',
  source: ['rfc9110/15.5.4', 'control-plane:control_plane/api/auth.py'],
  causes: [causes.refusalCaughtAsError],
});

export const outsiderNoSession = defineCheck({
  ...refusal,
  id: 'insightmesh.outsider-no-session',
  text: 'Somebody of another domain has no session afterwards.',
  source: ['plan/sso'],
  causes: [causes.stateNotCompared],
});

export const cancelledNoError = defineCheck({
  ...refusal,
  id: 'insightmesh.cancelled-no-error',
  text: 'A person who cancels at Google gets no error of the server, and no session.',
  source: ['rfc6749/4.1.2.1'],
  causes: [causes.refusalCaughtAsError],
});

export const errorAsText = defineCheck({
  ...must,
  id: 'insightmesh.error-as-text',
  text: 'An error in the address of a callback is never answered as HTML.',
  source: ['asvs/1.2.1', 'rfc6749/4.1.2.1'],
  causes: [causes.pageOfTheProxy],
});

export const tokenNeedsSession = defineCheck({
  ...refusal,
  id: 'insightmesh.token-needs-session',
  text: 'Without a session, GET /auth/token answers 401.',
  source: ['control-plane:control_plane/api/auth.py', 'rfc9110/15.5.2'],
  causes: [causes.signatureNotVerified, causes.pageOfTheProxy],
});

export const tokenExpires = defineCheck({
  ...must,
  id: 'insightmesh.token-expires',
  text: 'The token lives exactly as long as expires_in says, and not longer than a day.',
  source: ['rfc7519/4.1.4', 'rfc6749/5.1', 'control-plane:shared/utils/jwt_auth.py'],
  causes: [causes.lifetimeDiffers],
});

export const tokenAccepted = defineCheck({
  ...must,
  id: 'insightmesh.token-accepted',
  text: 'The token of GET /auth/token alone, as a bearer, tells GET /api/users/me who asks.',
  source: ['rfc6750/2.1', 'control-plane:control_plane/dependencies/auth.py'],
  causes: [causes.bearerIgnored],
});

export const tokenForeignRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.token-foreign-refused',
  text: 'A token signed by somebody else is answered with 401.',
  source: ['rfc8725/3.1', 'rfc6750/3.1'],
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const tokenUnsignedRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.token-unsigned-refused',
  text: 'A token without a signature (alg none) is answered with 401.',
  source: ['rfc8725/2.1'],
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const tokenOfPublishedSecretRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.token-of-published-secret-refused',
  text: 'A token signed with the secret that the source code publishes is answered with 401.',
  source: ['control-plane:shared/utils/jwt_auth.py', 'rfc8725/3.5'],
  causes: [causes.statusRewritten, causes.secretPublished],
});

export const logoutRevokes = defineCheck({
  ...refusal,
  id: 'insightmesh.logout-revokes-token',
  text: 'After POST /auth/logout, the token of the session is answered with 401.',
  source: ['asvs/7.4.1', 'control-plane:control_plane/api/auth.py'],
  causes: [causes.redisUnreachable, causes.signatureNotVerified, causes.logoutNotPassedOn],
});

export const logoutEndsSession = defineCheck({
  ...refusal,
  id: 'insightmesh.logout-ends-session',
  text: 'After POST /auth/logout, GET /auth/token answers 401.',
  source: ['asvs/7.4.1'],
  causes: [causes.redisUnreachable, causes.pageOfTheProxy, causes.logoutNotPassedOn],
});

export const logoutRemovesCookie = defineCheck({
  ...must,
  id: 'insightmesh.logout-removes-cookie',
  text: 'POST /auth/logout removes the cookie access_token from the browser.',
  source: ['control-plane:control_plane/api/auth.py'],
  causes: [causes.cookieFlagsLost, causes.logoutNotPassedOn],
});

export const loginLimited = defineCheck({
  ...refusal,
  id: 'insightmesh.login-limited',
  text: 'The eleventh login of one address within a minute is answered with 429.',
  source: ['asvs/6.3.1', 'control-plane:control_plane/utils/rate_limit.py'],
  causes: [causes.limitOff],
});

export const limitPerAddress = defineCheck({
  ...must,
  id: 'insightmesh.limit-per-address',
  text: 'The limit of one address does not stop another one behind the same proxy.',
  source: ['asvs/6.3.1', 'rfc7239/5.2'],
  causes: [causes.limitShared],
});

export const cookieHttpOnly = defineCheck({
  ...must,
  id: 'insightmesh.cookie-http-only',
  text: 'The cookies of a session are HttpOnly.',
  source: ['rfc6265bis/4.1.2.6', 'asvs/3.3'],
  causes: [causes.cookieFlagsLost],
});

export const cookieSameSite = defineCheck({
  ...must,
  id: 'insightmesh.cookie-same-site',
  text: 'The cookies of a session are SameSite Lax or Strict.',
  source: ['rfc6265bis/4.1.2.7', 'asvs/3.3'],
  causes: [causes.cookieFlagsLost],
});

export const cookieSecure = defineCheck({
  ...must,
  id: 'insightmesh.cookie-secure-fits-scheme',
  text: 'The cookies of a session are Secure where the service is reached over https, and only there.',
  source: ['rfc6265bis/4.1.2.5', 'asvs/3.3'],
  causes: [causes.cookieFlagsLost],
});

export const sessionIdRenewed = defineCheck({
  ...must,
  id: 'insightmesh.session-id-renewed',
  text: 'A login gives the browser credentials that it did not have before: an id of an earlier session opens nothing.',
  source: ['asvs/7.2.4'],
  causes: [causes.sessionIdKept],
});

export const securityHeaders = defineCheck({
  ...should,
  id: 'insightmesh.security-headers',
  text: 'Answers forbid framing and the guessing of content types.',
  source: ['asvs/3.4.4', 'control-plane:shared/middleware/security.py'],
  causes: [causes.pageOfTheProxy],
});
