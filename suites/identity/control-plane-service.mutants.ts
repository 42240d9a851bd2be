import {
  answered,
  cookie,
  count,
  json,
  location,
  locationParameter,
  queryOf,
  refuse,
  statusInstead,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, Rule } from '../../fixtures/saboteur/rules.ts';
import * as checks from './control-plane-service.checks.ts';

const { causes } = checks;
const callback = 'GET /auth/callback';
const login = 'GET /auth/login';
const tokenOf = 'GET /auth/token';
const people = 'GET /api/users';
const logout = 'POST /auth/logout';

/** The token that the person got last; with it, a refused request is answered as if it were theirs. */
const seenToken: Rule = {
  on: tokenOf,
  response: json((answer, { memory }) => {
    if (answer.access_token) memory.set('token', answer);
    return answer;
  }),
};

const replyWith = (token: unknown) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(token),
});

/** Answers GET /auth/token with the token of before, although the session is refused. */
const sessionAnyway: Rule = {
  on: tokenOf,
  response: (response, { memory }) => {
    const token = memory.get('token');
    if (response.status === 401 && token) answered(replyWith(token))(response, {} as Play);
  },
};

/** Whoever shows a token is answered. */
const anyToken: Rule[] = [
  {
    on: people,
    response: statusInstead(401, 200),
  },
];

export const mutants = defineMutants({
  'control-plane-service.down': {
    violates: [checks.health],
    why: 'The service does not run, and the proxy in front of it answers 502.',
    cause: causes.serviceDown,
    controlPlane: [{ on: 'GET /health', request: refuse(502, 'Bad Gateway') }],
  },
  'control-plane-service.page-for-health': {
    violates: [checks.health, checks.securityHeaders],
    why: 'The pages of the user interface answer every path.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: 'GET /health',
        response: answered({
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<!doctype html><title>InsightMesh</title>',
        }),
      },
    ],
  },
  'control-plane-service.base-url': {
    violates: [checks.redirectUriExact],
    why: 'CONTROL_PLANE_BASE_URL has its default value, http://localhost:6001.',
    cause: causes.baseUrlWrong,
    controlPlane: [
      {
        on: login,
        response: locationParameter('redirect_uri', () => 'http://localhost:6001/auth/callback'),
      },
    ],
  },
  'control-plane-service.one-state': {
    violates: [checks.statePresent],
    why: 'A cache in front of the service gives every login the same redirect.',
    cause: causes.stateNotCompared,
    controlPlane: [
      { on: login, response: locationParameter('state', () => 'the-same-for-everybody') },
    ],
  },
  'control-plane-service.no-challenge': {
    violates: [checks.pkceChallenge],
    why: 'An older google-auth-oauthlib sends no challenge.',
    cause: causes.verifierOfAnotherObject,
    controlPlane: [{ on: login, response: locationParameter('code_challenge', () => undefined) }],
  },
  'control-plane-service.verifier-lost': {
    violates: [checks.pkceVerifierSent],
    why: 'The callback makes a new Flow, which does not know the verifier of the login.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.verifierOfAnotherObject,
    controlPlane: [
      {
        on: login,
        response: locationParameter(
          'code_challenge',
          () => 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        ),
      },
    ],
  },
  'control-plane-service.google-unreachable': {
    violates: [checks.employeeGetsIn, checks.pkceVerifierSent],
    why: 'Python does not trust the certificate of the proxy, so the keys of Google cannot be fetched.',
    cause: causes.googleNotReached,
    controlPlane: [
      {
        on: callback,
        response: answered({
          status: 502,
          headers: { 'content-type': 'application/json' },
          body: '{"detail":"Google is unreachable"}',
        }),
      },
    ],
  },
  'control-plane-service.state-unread': {
    violates: [
      checks.stateCompared,
      checks.stateRequired,
      checks.foreignCallbackRefused,
      checks.callbackOnce,
      checks.outsiderNoSession,
    ],
    why: 'The callback looks whether a login is pending, and not which one.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.stateNotCompared,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.redirect-followed-anywhere': {
    violates: [checks.redirectConfined],
    why: 'The redirect parameter is stored and followed as it is.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.redirectNotConfined,
    controlPlane: [
      {
        on: login,
        request: (request, { memory }) => {
          memory.set('redirect', queryOf(request, 'redirect'));
          return undefined;
        },
      },
      {
        on: callback,
        response: ({ headers }, { memory }) => {
          const redirect = memory.get('redirect');
          if (headers.location && redirect) headers.location = String(redirect);
        },
      },
    ],
  },
  'control-plane-service.redirect-forgotten': {
    violates: [checks.redirectFollowed],
    why: 'A proxy drops the cookie of the login, so the target is forgotten.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      {
        on: callback,
        response: ({ headers }) => {
          if (headers.location) headers.location = '/';
        },
      },
    ],
  },
  'control-plane-service.refusals-as-errors': {
    violates: [checks.outsiderForbidden, checks.cancelledNoError],
    why: 'The callback catches its own 403 and answers 500.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.refusalCaughtAsError,
    controlPlane: [
      {
        on: callback,
        response: (response) => {
          if (response.status >= 400) response.status = 500;
        },
      },
    ],
  },
  'control-plane-service.error-as-html': {
    violates: [checks.errorAsText],
    why: 'A proxy shows an error page with the query of the request.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: callback,
        request: (request) => {
          const error = queryOf(request, 'error');
          return error?.includes('<')
            ? { status: 400, headers: { 'content-type': 'text/html' }, body: `<p>${error}</p>` }
            : undefined;
        },
      },
    ],
  },
  'control-plane-service.token-for-everybody': {
    violates: [checks.tokenNeedsSession, checks.logoutEndsSession],
    why: 'A shared cache in front of the service keeps the token of somebody else.',
    cause: causes.pageOfTheProxy,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.token-without-end': {
    violates: [checks.tokenExpires],
    why: 'JWT_EXPIRATION_HOURS was raised, and expires_in still says a day.',
    cause: causes.lifetimeDiffers,
    controlPlane: [
      { on: tokenOf, response: json((it) => ({ ...it, expires_in: it.expires_in - 3_600 })) },
    ],
  },
  'control-plane-service.bearer-ignored': {
    violates: [checks.tokenAccepted],
    why: 'The route reads the session, and not the user that the token named.',
    source: ['control-plane:control_plane/dependencies/auth.py'],
    cause: causes.bearerIgnored,
    controlPlane: [
      {
        on: 'GET /api/users/me',
        request: refuse(401, '{"detail":"Not authenticated"}', 'application/json'),
      },
    ],
  },
  'control-plane-service.signature-unread': {
    violates: [checks.tokenForeignRefused, checks.tokenUnsignedRefused],
    why: 'A service decodes the token with verify_signature False, as the revocation does.',
    source: ['control-plane:shared/utils/jwt_auth.py'],
    cause: causes.signatureNotVerified,
    controlPlane: anyToken,
  },
  'control-plane-service.published-secret': {
    violates: [checks.tokenOfPublishedSecretRefused],
    why: 'JWT_SECRET_KEY is not set, so the default of the source code signs.',
    source: ['control-plane:shared/utils/jwt_auth.py'],
    cause: causes.secretPublished,
    controlPlane: anyToken,
  },
  'control-plane-service.revocation-lost': {
    violates: [checks.logoutRevokes],
    why: 'Redis is unreachable, and the service goes on without the list of revoked tokens.',
    source: ['control-plane:shared/utils/jwt_auth.py'],
    cause: causes.redisUnreachable,
    controlPlane: anyToken,
  },
  'control-plane-service.session-lives-on': {
    violates: [checks.logoutEndsSession],
    why: 'Redis is unreachable, so the cleared session is not stored.',
    cause: causes.redisUnreachable,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.cookie-stays': {
    violates: [checks.logoutRemovesCookie],
    why: 'A proxy drops the Set-Cookie header that removes the cookie.',
    cause: causes.cookieFlagsLost,
    controlPlane: [{ on: logout, response: cookie(/./, () => undefined) }],
  },
  'control-plane-service.no-limit': {
    violates: [checks.loginLimited],
    why: 'The decorator of the limit stands above the one of the route and does nothing.',
    cause: causes.limitOff,
    controlPlane: [
      {
        on: login,
        response: statusInstead(429, 302),
      },
    ],
  },
  'control-plane-service.one-limit-for-all': {
    violates: [checks.limitPerAddress],
    why: 'The limit counts the address of the proxy, which is that of everybody.',
    source: ['control-plane:control_plane/utils/rate_limit.py'],
    cause: causes.limitShared,
    controlPlane: [
      {
        on: login,
        request: (request) => {
          request.headers['x-forwarded-for'] = '10.0.0.1';
          return undefined;
        },
      },
    ],
  },
  'control-plane-service.cookies-for-scripts': {
    violates: [checks.cookieHttpOnly],
    why: 'A proxy sets the cookies again without HttpOnly.',
    cause: causes.cookieFlagsLost,
    controlPlane: changedCookies(/; *httponly/i, ''),
  },
  'control-plane-service.cookies-for-other-sites': {
    violates: [checks.cookieSameSite],
    why: 'SameSite was set to None, to embed the agents in the intranet.',
    cause: causes.cookieFlagsLost,
    controlPlane: changedCookies(/samesite=\w+/i, 'SameSite=None'),
  },
  'control-plane-service.cookies-not-secure': {
    violates: [checks.cookieSecure],
    why: 'ENVIRONMENT is not production, although people arrive over https.',
    cause: causes.cookieFlagsLost,
    controlPlane: changedCookies(/; *secure/i, ''),
  },
  'control-plane-service.session-id-kept': {
    violates: [checks.sessionIdRenewed],
    why: 'The session that the login began is the session of the person.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.sessionIdKept,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.headers-dropped': {
    violates: [checks.securityHeaders],
    why: 'A proxy replaces the headers of the service by its own.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: 'GET /health',
        response: ({ headers }) => {
          for (const name of [
            'x-frame-options',
            'content-security-policy',
            'x-content-type-options',
          ])
            delete headers[name];
        },
      },
    ],
  },
  'control-plane-service.base-url-doubled': {
    violates: [checks.redirectUriExact],
    why: 'CONTROL_PLANE_BASE_URL already ends in /auth/callback.',
    cause: causes.baseUrlWrong,
    controlPlane: [
      { on: login, response: locationParameter('redirect_uri', (uri) => `${uri}/auth/callback`) },
    ],
  },
  'control-plane-service.short-state': {
    violates: [checks.statePresent],
    why: 'A fork uses a counter as state.',
    cause: causes.stateNotCompared,
    controlPlane: [{ on: login, response: locationParameter('state', (it) => it?.slice(0, 4)) }],
  },
  'control-plane-service.plain-challenge': {
    violates: [checks.pkceChallenge],
    why: 'A fork sends the verifier itself as challenge (RFC 7636, 7.2).',
    cause: causes.verifierOfAnotherObject,
    controlPlane: [
      { on: login, response: locationParameter('code_challenge_method', () => 'plain') },
    ],
  },
  'control-plane-service.session-dropped': {
    violates: [checks.employeeGetsIn],
    why: 'A proxy drops the cookie of the answer to the callback.',
    cause: causes.cookieFlagsLost,
    controlPlane: [{ on: callback, response: cookie(/^access_token$/, () => undefined) }],
  },
  'control-plane-service.older-replica': {
    violates: [
      checks.stateCompared,
      checks.stateRequired,
      checks.foreignCallbackRefused,
      checks.callbackOnce,
      checks.outsiderNoSession,
    ],
    why: 'One of two replicas runs an older image, which accepts every callback.',
    cause: causes.stateNotCompared,
    controlPlane: [
      seenToken,
      sessionAnyway,
      {
        on: callback,
        response: (response, play) => {
          if (response.status >= 400)
            answered({ status: 302, headers: { location: '/' } })(response, play);
        },
      },
    ],
  },
  'control-plane-service.redirect-without-scheme': {
    violates: [checks.redirectConfined],
    why: 'Only addresses with a scheme are compared with the allowed origins.',
    cause: causes.redirectNotConfined,
    controlPlane: [
      {
        on: login,
        request: (request, { memory }) => {
          const redirect = queryOf(request, 'redirect') ?? '';
          memory.set('scheme-less', /^[/\\]{2}|^\/\\/.test(redirect) ? '//evil.example/' : '');
          return undefined;
        },
      },
      {
        on: callback,
        response: ({ headers }, { memory }) => {
          const target = memory.get('scheme-less');
          if (headers.location && target) headers.location = String(target);
        },
      },
    ],
  },
  'control-plane-service.redirect-to-start': {
    violates: [checks.redirectFollowed],
    why: 'A proxy rewrites every redirect to the start page.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      {
        on: callback,
        response: location(({ origin }) => `${origin}/?from=login`),
      },
    ],
  },
  'control-plane-service.outsider-sent-home': {
    violates: [checks.outsiderForbidden],
    why: 'A gateway replaces every refusal by a redirect to the start page.',
    cause: causes.refusalCaughtAsError,
    controlPlane: [
      {
        on: callback,
        response: (response, play) => {
          if (response.status === 403)
            answered({ status: 302, headers: { location: '/' } })(response, play);
        },
      },
    ],
  },
  'control-plane-service.cancelled-as-error': {
    violates: [checks.cancelledNoError],
    why: 'The library raises for an error in the address, and nobody catches it.',
    cause: causes.refusalCaughtAsError,
    controlPlane: [
      {
        on: callback,
        request: (request, play) =>
          request.url.includes('error=')
            ? refuse(500, '{"detail":"Authentication failed"}', 'application/json')(request, play)
            : undefined,
      },
    ],
  },
  'control-plane-service.error-page-of-gateway': {
    violates: [checks.errorAsText],
    why: 'A gateway shows the description of the error on its own page.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: callback,
        request: (request) => {
          const text = queryOf(request, 'error_description');
          const body = `<!doctype html><h1>Login failed</h1>${text}`;
          return text?.includes('<')
            ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
            : undefined;
        },
      },
    ],
  },
  'control-plane-service.token-of-a-cache': {
    violates: [checks.tokenNeedsSession],
    why: 'The answer of /auth/token is public for a cache in front of the service.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      seenToken,
      {
        on: tokenOf,
        request: (_, { memory }) => {
          const token = memory.get('token');
          return token ? replyWith(token) : undefined;
        },
      },
    ],
  },
  'control-plane-service.token-for-years': {
    violates: [checks.tokenExpires],
    why: 'JWT_EXPIRATION_HOURS was set to ten years.',
    cause: causes.lifetimeDiffers,
    controlPlane: [{ on: tokenOf, response: json((it) => ({ ...it, expires_in: 315_360_000 })) }],
  },
  'control-plane-service.bearer-of-another': {
    violates: [checks.tokenAccepted],
    why: 'The route answers with the person of the last session.',
    cause: causes.bearerIgnored,
    controlPlane: [
      { on: 'GET /api/users/me', response: json((it) => ({ ...it, email: 'other@example.org' })) },
    ],
  },
  'control-plane-service.refusals-as-forbidden': {
    violates: [
      checks.tokenForeignRefused,
      checks.tokenUnsignedRefused,
      checks.tokenOfPublishedSecretRefused,
    ],
    why: 'A gateway answers 403 for every refusal.',
    cause: causes.statusRewritten,
    controlPlane: [
      {
        on: people,
        response: statusInstead(401, 403),
      },
    ],
  },
  'control-plane-service.logout-answered-by-proxy': {
    violates: [checks.logoutRevokes, checks.logoutRemovesCookie, checks.logoutEndsSession],
    why: 'A proxy answers the log-out itself, because POST is not routed to the service.',
    cause: causes.logoutNotPassedOn,
    controlPlane: [{ on: logout, request: refuse(200, '{}', 'application/json') }],
  },
  'control-plane-service.limit-of-the-proxy-only': {
    violates: [checks.loginLimited],
    why: 'The service sees the address of its own proxy, which is exempt from the limit.',
    cause: causes.limitOff,
    controlPlane: [
      {
        on: login,
        request: ({ headers }) => {
          delete headers['x-forwarded-for'];
          return undefined;
        },
      },
    ],
  },
  'control-plane-service.one-counter': {
    violates: [checks.limitPerAddress],
    why: 'The limit has one counter for all addresses.',
    cause: causes.limitShared,
    controlPlane: [
      {
        on: login,
        request: (request, play) =>
          count(play, 'logins') > 10 ? refuse(429, 'Too many')(request, play) : undefined,
      },
    ],
  },
  'control-plane-service.token-cookie-for-scripts': {
    violates: [checks.cookieHttpOnly],
    why: 'The user interface reads the token from its cookie.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      { on: callback, response: cookie(/^access_token$/, (it) => it.replace(/; *httponly/i, '')) },
    ],
  },
  'control-plane-service.token-cookie-for-other-sites': {
    violates: [checks.cookieSameSite],
    why: 'The token must reach the dashboard in a frame.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      {
        on: callback,
        response: cookie(/^access_token$/, (it) => it.replace(/samesite=\w+/i, 'SameSite=None')),
      },
    ],
  },
  'control-plane-service.token-cookie-not-secure': {
    violates: [checks.cookieSecure],
    why: 'Secure depends on ENVIRONMENT, which is development here.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.cookieFlagsLost,
    controlPlane: [
      { on: callback, response: cookie(/^access_token$/, (it) => it.replace(/; *secure/i, '')) },
    ],
  },
  'control-plane-service.session-id-shared': {
    violates: [checks.sessionIdRenewed],
    why: 'The id of the session is that of the login cookie, which is known before.',
    cause: causes.sessionIdKept,
    controlPlane: [
      seenToken,
      {
        on: tokenOf,
        request: ({ headers }, { memory }) => {
          const token = memory.get('token');
          return token && headers.cookie?.includes('session_id=') ? replyWith(token) : undefined;
        },
      },
    ],
  },
});

function changedCookies(attribute: RegExp, replacement: string): Rule[] {
  return [login, callback].map((on) => ({
    on,
    response: cookie(/./, (header) => header.replace(attribute, replacement)),
  }));
}
