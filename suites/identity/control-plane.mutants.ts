import { addCookie, answered, cookie, location } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  authorizationParameter,
  changedPerson,
  onCallback,
  onRefusal,
  onStart,
  opensSessionFirst,
  sessionOfTheRefused,
  signsInForeigners,
} from '../../fixtures/saboteur/sso.ts';
import {
  authorizationEndpoint,
  causes,
  foreignCallbackRefused,
  loginLeadsToChat,
  missingRoleMessage,
  missingRoleNoAccount,
  missingRoleNoSession,
  missingRoleRefused,
  personEmail,
  personName,
  pkceS256,
  redirectUriExact,
  statePresent,
} from './control-plane.checks.ts';

const parameter = (name: string, change: Parameters<typeof authorizationParameter>[2]) =>
  authorizationParameter('openid', name, change);

export const mutants = defineMutants({
  'database.session-without-role': {
    violates: [missingRoleNoSession, missingRoleNoAccount],
    cause: causes.roleCheckedTooLate,
    why: 'Account and session are stored before the role is checked; only the cookie is missing.',
    database: sessionOfTheRefused,
  },
  'control-plane.endpoint-of-other-issuer': {
    violates: [authorizationEndpoint],
    cause: causes.issuerOfOtherEnvironment,
    why: 'OPENID_ISSUER is the staging Control Plane.',
    traffic: onStart(
      'openid',
      location((url) => Object.assign(url, { host: 'staging.example.org' })),
    ),
  },
  'control-plane.endpoint-plain-http': {
    violates: [authorizationEndpoint],
    cause: causes.issuerAnnouncesHttp,
    why: 'The issuer announces http addresses behind a proxy that terminates TLS.',
    traffic: onStart(
      'openid',
      location((url) => Object.assign(url, { protocol: 'http:' })),
    ),
  },
  'control-plane.endpoint-discovery-failed': {
    violates: [authorizationEndpoint],
    cause: causes.discoveryFailed,
    why: 'Discovery failed when LibreChat started, and it does not retry.',
    source: ['librechat:api/strategies/openidStrategy.js'],
    traffic: onStart('openid', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'control-plane.redirect-uri-doubled': {
    violates: [redirectUriExact],
    cause: causes.callbackIsFullUrl,
    why: 'OPENID_CALLBACK_URL is a full URL.',
    source: ['librechat#3451'],
    traffic: parameter('redirect_uri', (uri, { origin }) => `${origin}${uri}`),
  },
  'control-plane.redirect-uri-undefined': {
    violates: [redirectUriExact],
    cause: causes.callbackNotSet,
    why: 'OPENID_CALLBACK_URL is not set.',
    source: ['librechat:api/strategies/openidStrategy.js'],
    traffic: parameter('redirect_uri', (_, { origin }) => `${origin}undefined`),
  },
  'control-plane.redirect-uri-default-origin': {
    violates: [redirectUriExact],
    cause: causes.serverDomainWrong,
    why: 'DOMAIN_SERVER has its default value.',
    source: ['librechat-docs/configuration/dotenv#application-domains'],
    traffic: parameter('redirect_uri', () => 'http://localhost:3080/oauth/openid/callback'),
  },
  'control-plane.state-dropped': {
    violates: [statePresent],
    cause: causes.parameterDropped,
    why: 'A proxy drops unknown query parameters.',
    source: ['librechat#14028'],
    traffic: parameter('state', () => undefined),
  },
  'control-plane.state-replayed': {
    violates: [statePresent],
    cause: causes.cachedRedirect,
    why: 'A cached redirect gives every user the same state (RFC 9700, 4.7.1).',
    traffic: parameter('state', () => 'the-same-for-everybody'),
  },
  'control-plane.state-guessable': {
    violates: [statePresent],
    cause: causes.guessableState,
    why: 'A modified strategy uses a counter as state (RFC 6749, 10.10).',
    traffic: parameter('state', (state) => state?.slice(0, 3)),
  },
  'control-plane.pkce-off': {
    violates: [pkceS256],
    cause: causes.pkceOff,
    why: 'OPENID_USE_PKCE is not set (RFC 9700, 2.1.1).',
    traffic: onStart(
      'openid',
      location((url) => {
        url.searchParams.delete('code_challenge');
        url.searchParams.delete('code_challenge_method');
        return url;
      }),
    ),
  },
  'control-plane.pkce-plain': {
    violates: [pkceS256],
    cause: causes.pkcePlain,
    why: 'The provider announces only plain, and the client follows (RFC 7636, 7.2).',
    traffic: parameter('code_challenge_method', () => 'plain'),
  },
  'control-plane.state-accepted-unseen': {
    violates: [foreignCallbackRefused],
    cause: causes.stateNotCompared,
    why: 'A modified strategy accepts every callback: login CSRF (RFC 9700, 4.7).',
    traffic: signsInForeigners('openid'),
  },
  'control-plane.callback-sets-cookie-first': {
    violates: [foreignCallbackRefused],
    cause: causes.stateCheckedTooLate,
    why: 'The session is opened before the state is checked.',
    traffic: opensSessionFirst('openid'),
  },
  'control-plane.login-refused': {
    violates: [loginLeadsToChat],
    cause: causes.roleDiffers,
    why: 'OPENID_REQUIRED_ROLE is not the role that the users have.',
    source: ['librechat#2279'],
    deployment: { environment: { OPENID_REQUIRED_ROLE: 'another-role' } },
  },
  'control-plane.role-path-wrong': {
    violates: [loginLeadsToChat],
    cause: causes.rolePathWrong,
    why: 'OPENID_REQUIRED_ROLE_PARAMETER_PATH does not match the token.',
    source: ['librechat#2279'],
    deployment: { environment: { OPENID_REQUIRED_ROLE_PARAMETER_PATH: 'realm_access.roles' } },
  },
  'control-plane.callback-error': {
    violates: [loginLeadsToChat],
    cause: causes.callbackFails,
    why: 'The callback reaches another replica: "Unable to verify authorization request state".',
    source: ['librechat#7451'],
    traffic: onCallback('openid', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'control-plane.name-is-email': {
    violates: [personName],
    cause: causes.nameFromOtherClaim,
    why: 'The scope does not include profile, so the email address is used as the name.',
    traffic: changedPerson((person) => ({ ...person, name: person.email })),
  },
  'control-plane.name-of-other-claim': {
    violates: [personName],
    cause: causes.nameFromOtherClaim,
    why: 'OPENID_NAME_CLAIM names another claim.',
    traffic: changedPerson((person) => ({ ...person, name: person.username })),
  },
  'control-plane.email-of-other-claim': {
    violates: [personEmail],
    cause: causes.emailFromOtherClaim,
    why: 'The upn claim is used as the email address.',
    source: ['librechat#3098'],
    traffic: changedPerson((person) => ({ ...person, email: `upn-${person.email}` })),
  },
  'control-plane.email-only-in-menu': {
    violates: [personEmail],
    cause: causes.sharedCache,
    why: 'The page shows another user, from a shared cache.',
    source: ['rfc9111/3.5'],
    traffic: changedPerson((person, { asked }) =>
      asked['sec-fetch-mode'] ? { ...person, email: 'somebody.else@example.org' } : person,
    ),
  },
  'control-plane.role-ignored': {
    violates: [missingRoleRefused, missingRoleMessage, missingRoleNoSession, missingRoleNoAccount],
    cause: causes.roleNotRequired,
    why: 'OPENID_REQUIRED_ROLE is not set, so everyone can sign in.',
    source: ['librechat#2279'],
    deployment: { environment: { OPENID_REQUIRED_ROLE: undefined } },
  },
  'control-plane.refusal-bare-error': {
    violates: [missingRoleRefused, missingRoleMessage],
    cause: causes.refusalBareError,
    why: 'The rejected login ends on a bare error page.',
    source: ['librechat#8866'],
    traffic: onRefusal(
      'openid',
      answered({ status: 400, body: '{"messages":"[\\"is invalid\\"]"}' }),
    ),
  },
  'control-plane.refusal-circle': {
    violates: [missingRoleRefused, missingRoleMessage],
    cause: causes.refusalLoop,
    why: 'OPENID_AUTO_REDIRECT sends the rejected user to the provider again.',
    source: ['librechat:client/src/components/Auth/Login.tsx'],
    traffic: onRefusal(
      'openid',
      location((_, { origin }) => `${origin}/oauth/openid`),
    ),
  },
  'control-plane.refusal-silent': {
    violates: [missingRoleMessage],
    cause: causes.errorParameterDropped,
    why: 'A proxy drops the query of the redirect, so the user sees no message.',
    source: ['librechat:api/server/routes/oauth.js'],
    traffic: onRefusal(
      'openid',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'control-plane.refusal-with-cookie': {
    violates: [missingRoleNoSession],
    cause: causes.roleCheckedTooLate,
    why: 'The session is opened before the role is checked.',
    traffic: onRefusal(
      'openid',
      addCookie('refreshToken=of-nobody; Path=/; HttpOnly; SameSite=Strict'),
    ),
  },
  'control-plane.refusal-stores-session': {
    violates: [missingRoleNoSession, missingRoleNoAccount],
    cause: causes.roleCheckedTooLate,
    why: 'Account and session are stored before the role is checked.',
    source: ['librechat#2279'],
    database: {
      documents: (collection) => (collection === 'users' ? [{ _id: 1 }] : [{ user: 1 }]),
    },
  },
  'control-plane.refusal-makes-account': {
    violates: [missingRoleNoAccount],
    cause: causes.roleCheckedTooLate,
    why: 'The account is created before the role is checked.',
    source: ['librechat#2279'],
    database: {
      documents: (collection, documents) => (collection === 'users' ? [{ _id: 1 }] : documents),
    },
  },
  'control-plane.session-not-set': {
    violates: [loginLeadsToChat],
    cause: causes.cookieDropped,
    why: 'A proxy drops Set-Cookie on redirects.',
    traffic: onCallback(
      'openid',
      cookie(/^refreshToken$/, () => undefined),
    ),
  },
});
