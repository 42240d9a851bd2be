import { names } from '../../fixtures/librechat/page-parts.ts';
import {
  answered,
  cookie,
  type Json,
  json,
  refuse,
  script,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import {
  backShowsNoChat,
  causes,
  controlPlaneReturnsToLogin,
  controlPlaneSessionEnded,
  cookiesRemoved,
  otherSessionsKept,
  refreshRefused,
  serverSessionEnded,
  showsLoginPage,
} from './logout.checks.ts';

const logout = 'POST /api/auth/logout';
const refresh = 'POST /api/auth/refresh';
const done = '{"message":"Logout successful"}';
const gone = (name: string) => `${name}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT`;

/** Remembers that the person has logged out. */
const remembered: Rule = {
  on: logout,
  request: (_, { memory }) => {
    memory.set('logged out', true);
    return undefined;
  },
};

/** Renewal works on after log-out, with the answer that was given last. */
const renewedForEver: Rule[] = [
  remembered,
  {
    on: refresh,
    request: (_, { memory }) =>
      memory.has('logged out')
        ? {
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: String(memory.get('answer')),
          }
        : undefined,
    response: ({ body }, { memory }) => {
      memory.set('answer', String(body));
    },
  },
];

const redirected = (change: (url: URL, origin: string) => string | undefined): Rule => ({
  on: logout,
  response: json((it: Json, { origin }) => ({
    ...it,
    redirect: it.redirect && change(new URL(it.redirect), origin),
  })),
});

/** Shows something when a person comes back to a page, in the page itself or by loading it. */
const onBack = (html: string): string => `
  const show = () => setTimeout(() => document.body.insertAdjacentHTML('beforeend', ${html}), 100);
  addEventListener('popstate', show);
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward')
    addEventListener('load', show);`;

const keepText = `
  setInterval(() => {
    const text = document.querySelector('main')?.innerText;
    if (text?.length > (sessionStorage.getItem('kept')?.length ?? 0))
      sessionStorage.setItem('kept', text);
  }, 50);`;

export const mutants = defineMutants({
  'logout.clears-only-the-page': {
    violates: [showsLoginPage, cookiesRemoved, serverSessionEnded],
    cause: causes.onlyThePageIsCleared,
    why: 'A proxy answers the call itself, or the bearer token had expired: only the page is cleared.',
    source: ['librechat:api/server/routes/auth.js'],
    traffic: [{ on: logout, request: refuse(200, done, 'application/json') }],
  },
  'logout.signs-in-again': {
    violates: [showsLoginPage, refreshRefused],
    cause: causes.sessionNotDeleted,
    why: 'Session renewal still works after logout, so the next visit is signed in.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    traffic: renewedForEver,
  },
  'logout.cookies-kept': {
    violates: [cookiesRemoved],
    cause: causes.cookiesClearedElsewhere,
    why: 'The cookies are cleared with a different path or domain than they were set with.',
    traffic: [{ on: logout, response: cookie(/./, () => undefined) }],
  },
  'logout.provider-cookie-kept': {
    violates: [cookiesRemoved],
    cause: causes.providerCookieKept,
    why: 'Only the refresh cookie is cleared, and the next login uses the other one.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    traffic: [{ on: logout, response: cookie(/^token_provider$/, () => undefined) }],
  },
  'logout.server-session-kept': {
    violates: [serverSessionEnded, refreshRefused],
    cause: causes.sessionNotDeleted,
    why: 'The call does not reach the server with the session, although the browser is clean.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    traffic: [
      {
        on: logout,
        request: () => ({
          status: 200,
          headers: {
            'content-type': 'application/json',
            'set-cookie': [gone('refreshToken'), gone('token_provider')],
          },
          body: done,
        }),
      },
    ],
  },
  'logout.session-stays-in-database': {
    violates: [serverSessionEnded],
    cause: causes.sessionNotDeleted,
    why: 'Deleting the session fails silently (read-only replica, different database).',
    database: {
      documents: (collection, documents) =>
        collection === 'sessions' && documents.length === 0 ? [{ user: 1 }] : documents,
    },
  },
  'logout.refusal-is-success': {
    violates: [refreshRefused],
    cause: causes.refusalTurnedIntoSuccess,
    why: 'A gateway turns every response of the login service into 200.',
    traffic: [
      remembered,
      {
        on: refresh,
        response: (response, play) => {
          if (play.memory.has('logged out'))
            answered({ status: 200, body: 'Refresh token not provided' })(response, play);
        },
      },
    ],
  },
  'logout.page-from-cache': {
    violates: [backShowsNoChat],
    cause: causes.pageCached,
    why: 'The page is cached, and Back shows it again (OWASP ASVS 5.0, 14.3.1).',
    traffic: [script(() => keepText + onBack("sessionStorage.getItem('kept') ?? ''"))],
  },
  'logout.composer-from-cache': {
    violates: [backShowsNoChat],
    cause: causes.pageCached,
    why: 'The page clears the messages at logout, but Back shows an open chat.',
    traffic: [
      script(() => onBack(JSON.stringify(`<textarea aria-label="${names.composer}"></textarea>`))),
    ],
  },
  'logout.ends-every-session': {
    violates: [otherSessionsKept],
    cause: causes.everySessionEnded,
    why: "Logout deletes the user's sessions in every browser.",
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    traffic: [
      remembered,
      {
        on: refresh,
        request: (request, play) =>
          play.memory.has('logged out')
            ? refuse(401, 'Refresh token expired or not found for this user')(request, play)
            : undefined,
      },
    ],
  },
  'logout.other-session-without-person': {
    violates: [otherSessionsKept],
    cause: causes.otherSessionWithoutUser,
    why: 'The other session survives, but without a user.',
    traffic: [
      remembered,
      {
        on: refresh,
        response: json((it, { memory }) =>
          memory.has('logged out') ? { ...it, user: { ...it.user, email: '' } } : it,
        ),
      },
    ],
  },
  'logout.control-plane-not-told': {
    violates: [controlPlaneSessionEnded],
    cause: causes.endSessionNotUsed,
    why: 'OPENID_USE_END_SESSION_ENDPOINT is not true.',
    source: ['librechat#5506'],
    deployment: { environment: { OPENID_USE_END_SESSION_ENDPOINT: 'false' } },
  },
  'logout.control-plane-redirect-lost': {
    violates: [controlPlaneSessionEnded],
    cause: causes.endSessionNotUsed,
    why: 'A gateway removes unknown fields from the response.',
    traffic: [redirected(() => undefined)],
  },
  'logout.control-plane-return-not-registered': {
    violates: [controlPlaneReturnsToLogin],
    cause: causes.returnAddressNotRegistered,
    why: 'The post-logout redirect URI is not registered, so the user ends up on an error page.',
    source: ['openid/RP-Initiated Logout 1.0, 3'],
    traffic: [
      redirected((url, origin) => {
        url.searchParams.set('post_logout_redirect_uri', `${origin}/goodbye`);
        return String(url);
      }),
    ],
  },
  'logout.control-plane-signs-in-again': {
    violates: [controlPlaneReturnsToLogin],
    cause: causes.autoRedirect,
    why: 'OPENID_AUTO_REDIRECT sends the user straight back to the provider.',
    source: ['librechat:client/src/components/Auth/Login.tsx'],
    traffic: [
      remembered,
      {
        on: 'GET /login',
        request: (_, { memory, origin }) =>
          memory.has('logged out')
            ? { status: 302, headers: { location: `${origin}/oauth/openid` } }
            : undefined,
      },
    ],
  },
});
