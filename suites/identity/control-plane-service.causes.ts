import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

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
