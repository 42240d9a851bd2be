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
  clientId,
  consentLeadsToChat,
  foreignCallbackRefused,
  outsiderNoAccount,
  outsiderRefused,
  redirectUriExact,
  refusalLeadsToLogin,
  refusalMessage,
  refusalNoSession,
  requestedScope,
  responseTypeCode,
  statePresent,
} from './google.checks.ts';

const parameter = (name: string, change: Parameters<typeof authorizationParameter>[2]) =>
  authorizationParameter('google', name, change);

export const mutants = defineMutants({
  'database.session-after-refusal': {
    violates: [refusalNoSession],
    cause: causes.sessionStoredTooEarly,
    why: 'The session is stored before the answer of Google is checked; only the cookie is missing.',
    database: sessionOfTheRefused,
  },
  'google.endpoint-foreign': {
    violates: [authorizationEndpoint],
    cause: causes.foreignAuthorizationEndpoint,
    why: 'A phishing proxy or a faulty fork sends users to another host with Google in its name.',
    traffic: onStart(
      'google',
      location((url) => Object.assign(url, { host: 'accounts.google.com.example.org' })),
    ),
  },
  'google.endpoint-not-registered': {
    violates: [authorizationEndpoint],
    cause: causes.strategyNotRegistered,
    why: 'LibreChat did not register the strategy: a variable is missing.',
    source: ['librechat:api/server/socialLogins.js'],
    traffic: onStart('google', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'google.endpoint-login-page': {
    violates: [authorizationEndpoint],
    cause: causes.socialLoginOff,
    why: 'ALLOW_SOCIAL_LOGIN is off, so the address redirects to the login page.',
    traffic: onStart(
      'google',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'google.redirect-uri-doubled': {
    violates: [redirectUriExact],
    cause: causes.callbackIsFullUrl,
    why: "GOOGLE_CALLBACK_URL is a full URL, as in the plan's .env.",
    source: ['librechat#3451', 'plan/variables'],
    traffic: parameter('redirect_uri', (uri, { origin }) => `${origin}${uri}`),
  },
  'google.redirect-uri-undefined': {
    violates: [redirectUriExact],
    cause: causes.callbackNotSet,
    why: 'GOOGLE_CALLBACK_URL is not set.',
    source: ['librechat:api/strategies/googleStrategy.js'],
    traffic: parameter('redirect_uri', (_, { origin }) => `${origin}undefined`),
  },
  'google.redirect-uri-other-scheme': {
    violates: [redirectUriExact],
    cause: causes.serverDomainWrong,
    why: 'DOMAIN_SERVER has another scheme than users use.',
    source: ['librechat-docs/configuration/dotenv#application-domains'],
    traffic: parameter('redirect_uri', (uri) => uri?.replace(/^http:/, 'https:')),
  },
  'google.client-id-empty': {
    violates: [clientId],
    cause: causes.clientIdEmpty,
    why: 'GOOGLE_OAUTH_CLIENT_ID is not in .env, so the variable is empty.',
    traffic: parameter('client_id', () => ''),
  },
  'google.client-id-of-other-app': {
    violates: [clientId],
    cause: causes.clientOfOtherEnvironment,
    why: 'The client of another environment is configured.',
    deployment: { environment: { GOOGLE_CLIENT_ID: 'staging.apps.googleusercontent.com' } },
  },
  'google.implicit-flow': {
    violates: [responseTypeCode],
    cause: causes.implicitFlow,
    why: 'A modified strategy asks for the implicit flow (RFC 9700, 2.1.2).',
    traffic: parameter('response_type', () => 'token'),
  },
  'google.hybrid-flow': {
    violates: [responseTypeCode],
    cause: causes.hybridFlow,
    why: 'A modified strategy also asks for the ID token in the redirect.',
    traffic: parameter('response_type', () => 'code id_token'),
  },
  'google.scope-without-email': {
    violates: [requestedScope],
    cause: causes.scopeTooSmall,
    why: 'Without the email scope LibreChat cannot create an account.',
    source: ['librechat#3098'],
    traffic: parameter('scope', (scope) => scope?.replace(/ ?email/, '')),
  },
  'google.scope-beyond': {
    violates: [requestedScope],
    cause: causes.scopeTooWide,
    why: "A fork also asks for the users' files, and Google shows a warning.",
    traffic: parameter('scope', (scope) => `${scope} https://www.googleapis.com/auth/drive`),
  },
  'google.state-dropped': {
    violates: [statePresent],
    cause: causes.noState,
    why: 'LibreChat registers its Google strategy without state.',
    source: ['librechat:api/strategies/googleStrategy.js'],
    traffic: parameter('state', () => undefined),
  },
  'google.state-replayed': {
    violates: [statePresent],
    cause: causes.cachedRedirect,
    why: 'A cached redirect gives every user the same state.',
    traffic: parameter('state', () => 'the-same-for-everybody'),
  },
  'google.state-accepted-unseen': {
    violates: [foreignCallbackRefused],
    cause: causes.noState,
    why: 'Every callback is accepted: login CSRF.',
    source: ['rfc6749/10.12'],
    traffic: signsInForeigners('google'),
  },
  'google.callback-sets-cookie-first': {
    violates: [foreignCallbackRefused],
    cause: causes.stateCheckedTooLate,
    why: 'The session is opened before the state is checked.',
    traffic: opensSessionFirst('google'),
  },
  'google.domains-not-restricted': {
    violates: [outsiderRefused, outsiderNoAccount],
    cause: causes.domainsNotRestricted,
    why: 'registration.allowedDomains is missing, so every Google account can sign in.',
    source: ['librechat#2512'],
    deployment: {
      librechatYaml: (content) => ({
        ...content,
        registration: { socialLogins: content.registration.socialLogins },
      }),
    },
  },
  'google.outsider-with-cookie': {
    violates: [outsiderRefused],
    cause: causes.domainCheckedTooLate,
    why: 'The session is opened before the domain is checked.',
    source: ['librechat#9566'],
    traffic: opensSessionFirst('google'),
  },
  'google.outsider-makes-account': {
    violates: [outsiderNoAccount],
    cause: causes.domainCheckedTooLate,
    why: 'The account is created before the domain is checked.',
    source: ['librechat#9566'],
    database: {
      documents: (collection, documents) => (collection === 'users' ? [{ _id: 1 }] : documents),
    },
  },
  'google.login-refused': {
    violates: [consentLeadsToChat],
    cause: causes.newUsersRejected,
    why: 'ALLOW_SOCIAL_REGISTRATION is false, so new users are rejected.',
    source: ['librechat:api/strategies/socialLogin.js'],
    traffic: onCallback('google', (response, play) => {
      cookie(/./, () => undefined)(response, play);
      response.headers.location = `${play.origin}/login?redirect=false&error=auth_failed`;
    }),
  },
  'google.client-secret-wrong': {
    violates: [consentLeadsToChat],
    cause: causes.clientSecretWrong,
    why: 'The client secret was rotated at Google, so Google rejects the token request.',
    deployment: { environment: { GOOGLE_CLIENT_SECRET: 'an-outdated-client-secret' } },
  },
  'google.session-not-set': {
    violates: [consentLeadsToChat],
    cause: causes.cookieDropped,
    why: 'A proxy drops Set-Cookie, so the user comes back without a session.',
    traffic: onCallback(
      'google',
      cookie(/./, () => undefined),
    ),
  },
  'google.other-person': {
    violates: [consentLeadsToChat],
    cause: causes.sharedCache,
    why: 'A shared cache serves the response for the previous user.',
    source: ['rfc9111/3.5'],
    traffic: changedPerson((person) => ({ ...person, email: 'somebody.else@example.org' })),
  },
  'google.refusal-bare-error': {
    violates: [refusalLeadsToLogin, refusalMessage],
    cause: causes.refusalBareError,
    why: 'The callback returns a bare 500.',
    source: ['librechat:api/server/routes/oauth.js'],
    traffic: onRefusal('google', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'google.refusal-elsewhere': {
    violates: [refusalLeadsToLogin, refusalMessage],
    cause: causes.refusalLoop,
    why: 'The error page redirects to the provider again, so the user ends up in a loop.',
    traffic: onRefusal(
      'google',
      location((_, { origin }) => `${origin}/oauth/google`),
    ),
  },
  'google.refusal-silent': {
    violates: [refusalMessage],
    cause: causes.errorParameterDropped,
    why: 'A proxy drops the query of the redirect, so the login page shows no message.',
    traffic: onRefusal(
      'google',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'google.refusal-with-other-error': {
    violates: [refusalMessage],
    cause: causes.unknownErrorCode,
    why: 'The redirect carries an error code that the page does not know.',
    traffic: onRefusal(
      'google',
      location((_, { origin }) => `${origin}/login?redirect=false&error=`),
    ),
  },
  'google.refusal-with-session': {
    violates: [refusalNoSession],
    cause: causes.refusalTakenForLogin,
    why: 'The callback treats an error response as a login.',
    source: ['rfc6749/4.1.2.1'],
    traffic: onRefusal(
      'google',
      addCookie('refreshToken=of-nobody; Path=/; HttpOnly; SameSite=Strict'),
    ),
  },
  'google.refusal-keeps-older-session': {
    violates: [refusalNoSession],
    cause: causes.olderSessionKept,
    why: 'A session of the previous user remains in a shared browser.',
    traffic: onStart('google', addCookie('refreshToken=of-the-one-before; Path=/')),
  },
});
