import { UnsecuredJWT } from 'jose';
import {
  answered,
  fromNth,
  json,
  refusal,
  refuse,
  script,
  statusInstead,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import * as checks from './session-tokens.checks.ts';

const { causes } = checks;
const refresh = 'POST /api/auth/refresh';
const logout = 'POST /api/auth/logout';
const user = 'GET /api/user';
const asJson = { 'content-type': 'application/json' };
const token = new UnsecuredJWT({ id: 'of-nobody' }).encode();

/** A refused renewal is answered with a token all the same. */
const refreshAnyway: Rule[] = [
  {
    on: refresh,
    response: (response, play) => {
      if (response.status === 401 || response.status === 403)
        answered({ status: 200, headers: asJson, body: JSON.stringify({ token, user: {} }) })(
          response,
          play,
        );
    },
  },
];

/** A refused access token is answered with a person all the same. */
const bearerAnyway: Rule[] = [
  {
    on: user,
    response: (response, play) => {
      if (response.status === 401)
        answered({ status: 200, headers: asJson, body: '{"email":"of-nobody"}' })(response, play);
    },
  },
];

export const mutants = defineMutants({
  'session-tokens.refresh-unread': {
    violates: [checks.refreshGarbage, checks.refreshForeign],
    why: 'A gateway renews sessions itself, and does not verify the refresh token.',
    cause: causes.signatureNotVerified,
    traffic: refreshAnyway,
  },
  'session-tokens.refresh-secret-published': {
    violates: [checks.refreshPublished],
    why: 'JWT_REFRESH_SECRET is the value of .env.example.',
    source: ['librechat:.env.example'],
    cause: causes.secretPublished,
    traffic: refreshAnyway,
  },
  'session-tokens.rotation-off': {
    violates: [checks.refreshRotated],
    why: 'A replica of MongoDB still has the hash of the old token.',
    cause: causes.oldTokenKept,
    traffic: refreshAnyway,
  },
  'session-tokens.rotation-races': {
    violates: [checks.refreshTenAtOnce],
    why: 'LibreChat replaces the token at once, so the late tabs get 401.',
    source: ['librechat:packages/data-schemas/src/methods/session.ts'],
    cause: causes.rotationRaces,
    traffic: [
      fromNth(5, refresh, refusal(401, 'Refresh token expired or not found for this user')),
    ],
  },
  'session-tokens.bearer-unread': {
    violates: [checks.bearerForeign, checks.bearerUnsigned, checks.bearerExpired],
    why: 'A fork decodes access tokens and does not verify them.',
    cause: causes.signatureNotVerified,
    traffic: bearerAnyway,
  },
  'session-tokens.bearer-secret-published': {
    violates: [checks.bearerPublished],
    why: 'JWT_SECRET is the value of .env.example.',
    source: ['librechat:.env.example'],
    cause: causes.secretPublished,
    traffic: bearerAnyway,
  },
  'session-tokens.bearer-outlives-logout': {
    violates: [checks.bearerAfterLogout],
    why: 'Access tokens are not revoked at log-out.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    cause: causes.tokenOutlivesLogout,
    traffic: bearerAnyway,
  },
  'session-tokens.logout-needs-bearer': {
    violates: [checks.logoutExpiredBearer],
    why: 'Log-out stands behind the check of the access token.',
    source: ['librechat:api/server/routes/auth.js'],
    cause: causes.logoutNeedsBearer,
    traffic: [
      { on: logout, request: refuse(401, '{"message":"Unauthorized"}', 'application/json') },
    ],
  },
  'session-tokens.logout-takes-any': {
    violates: [checks.logoutWithoutCookie],
    why: 'Without a cookie, the first session of the person is deleted.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    cause: causes.logoutTakesAnySession,
    traffic: [
      {
        on: logout,
        request: ({ headers }, { memory }) => {
          if (!headers.cookie?.includes('refreshToken')) memory.set('taken', true);
          return undefined;
        },
      },
      {
        on: refresh,
        request: (request, play) =>
          play.memory.has('taken')
            ? refuse(401, 'Refresh token expired or not found for this user')(request, play)
            : undefined,
      },
    ],
  },
  'session-tokens.hint-missing': {
    violates: [checks.logoutHint],
    why: 'Without OPENID_REUSE_TOKENS the ID token of the login is not kept.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    cause: causes.hintMissing,
    traffic: [
      { on: logout, response: changedRedirect((url) => url.searchParams.delete('id_token_hint')) },
    ],
  },
  'session-tokens.hint-of-another': {
    violates: [checks.logoutHint],
    why: 'The hint is the last ID token that the server has seen, of whomever.',
    cause: causes.hintMissing,
    traffic: [
      {
        on: logout,
        response: changedRedirect((url) => url.searchParams.set('id_token_hint', token)),
      },
    ],
  },
  'session-tokens.renewal-loop': {
    violates: [checks.garbageEndsAtLogin, checks.revokedEndsAtLogin],
    why: 'A script of the operator renews until it works.',
    cause: causes.renewalLoop,
    traffic: [
      script(
        () => `{
          const again = () => fetch('/api/auth/refresh', { method: 'POST' });
          Promise.all([again(), again(), again(), again()]);
        }`,
      ),
    ],
  },
  'session-tokens.last-person-kept': {
    violates: [checks.nothingOfLastPerson],
    why: 'A fork keeps drafts and answers in the storage of the page, and not per person.',
    cause: causes.pageKeepsLastPerson,
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        request: ({ body }, { memory }) => {
          memory.set('prompt', JSON.parse(body).text);
          return undefined;
        },
      },
      script(({ memory }) =>
        memory.has('prompt')
          ? `localStorage.setItem('draft', ${JSON.stringify(String(memory.get('prompt')))})`
          : '',
      ),
    ],
  },
  'session-tokens.token-in-address': {
    violates: [checks.tokenNotInAddress],
    why: 'A script of the operator sends the access token to its own service as a parameter.',
    cause: causes.tokenInAddress,
    traffic: [script(() => `fetch('/api/config?token=${token}')`)],
  },
  'session-tokens.build-public': {
    violates: [checks.buildNotPublic],
    why: 'LibreChat tells it since v0.8.6, unless interface.buildInfo is false.',
    source: ['librechat:api/server/routes/config.js'],
    cause: causes.buildPublic,
    traffic: [
      { on: 'GET /api/config', response: json((it) => ({ ...it, buildInfo: { commit: 'abc' } })) },
    ],
  },
  'session-tokens.renewed-by-gateway': {
    violates: [
      checks.refreshGarbage,
      checks.refreshForeign,
      checks.refreshPublished,
      checks.refreshRotated,
    ],
    why: 'A gateway keeps the session of a person by address and renews it itself.',
    cause: causes.gatewayRenews,
    traffic: [
      {
        on: refresh,
        response: (response, play) => {
          if (response.status === 200) play.memory.set('renewed', String(response.body));
          else if (play.memory.has('renewed'))
            answered({
              status: 200,
              headers: asJson,
              body: String(play.memory.get('renewed')),
            })(response, play);
        },
      },
    ],
  },
  'session-tokens.renewals-limited': {
    violates: [checks.refreshTenAtOnce],
    why: 'nginx limits requests to /api/auth by address (limit_req).',
    cause: causes.gatewayLimits,
    traffic: [fromNth(7, refresh, refusal(429, 'Too Many Requests'))],
  },
  'session-tokens.refusals-as-forbidden': {
    violates: [
      checks.bearerForeign,
      checks.bearerUnsigned,
      checks.bearerExpired,
      checks.bearerPublished,
    ],
    why: 'A gateway answers 403 for every refusal, and the page does not renew its token.',
    cause: causes.statusRewritten,
    traffic: [
      {
        on: user,
        response: statusInstead(401, 403),
      },
    ],
  },
  'session-tokens.person-of-a-cache': {
    violates: [checks.bearerAfterLogout],
    why: 'A cache in front of LibreChat answers GET /api/user for the next five minutes.',
    cause: causes.tokenOutlivesLogout,
    traffic: [
      {
        on: user,
        response: (response, play) => {
          if (response.status === 200) play.memory.set('person', String(response.body));
          else if (play.memory.has('person'))
            answered({ status: 200, headers: asJson, body: String(play.memory.get('person')) })(
              response,
              play,
            );
        },
      },
    ],
  },
  'session-tokens.logout-answered-by-proxy': {
    violates: [checks.logoutExpiredBearer],
    why: 'A proxy answers the log-out itself, because it ends its own session there.',
    cause: causes.logoutNotPassedOn,
    traffic: [{ on: logout, request: refuse(200, '{"message":"Logout successful"}') }],
  },
  'session-tokens.logout-takes-all': {
    violates: [checks.logoutWithoutCookie],
    why: 'A fork ends every session of the person where it does not find the one of the browser.',
    cause: causes.logoutTakesAnySession,
    traffic: [
      {
        on: logout,
        response: (_, { memory }) => {
          memory.set('ended', true);
        },
      },
      {
        on: refresh,
        request: (request, play) =>
          play.memory.has('ended') ? refuse(403, 'No session found')(request, play) : undefined,
      },
    ],
  },
  'session-tokens.login-page-left-again': {
    violates: [checks.garbageEndsAtLogin, checks.revokedEndsAtLogin],
    why: 'A script of the operator sends people from the login page back to the chat.',
    cause: causes.renewalLoop,
    traffic: [
      script(
        () =>
          `setInterval(() => { if (location.pathname.startsWith('/login')) location.replace('/c/new'); }, 50)`,
      ),
    ],
  },
  'session-tokens.answers-in-a-cache': {
    violates: [checks.nothingOfLastPerson],
    why: 'A service worker of the operator caches conversations for offline use.',
    cause: causes.pageKeepsLastPerson,
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        request: ({ body }, { memory }) => {
          memory.set('asked', JSON.parse(body).text);
          return undefined;
        },
      },
      script(({ memory }) =>
        memory.has('asked')
          ? `caches.open('offline').then((cache) => cache.put('/offline/last', new Response(${JSON.stringify(String(memory.get('asked')))}, { headers: { 'content-type': 'text/plain' } })))`
          : '',
      ),
    ],
  },
  'session-tokens.token-in-beacon': {
    violates: [checks.tokenNotInAddress],
    why: 'A script that measures errors sends its context as the address of a picture.',
    cause: causes.tokenInAddress,
    traffic: [script(() => `new Image().src = '/assets/beacon.png?session=${token}'`)],
  },
  'session-tokens.build-of-a-fork': {
    violates: [checks.buildNotPublic],
    why: 'A fork shows its branch on the login page.',
    cause: causes.buildPublic,
    traffic: [
      {
        on: 'GET /api/config',
        response: json((it) => ({ ...it, buildInfo: { branch: 'customer-x' } })),
      },
    ],
  },
});

/** Changes the address to which a log-out sends the page. */
function changedRedirect(change: (url: URL) => void) {
  return json((answer) => {
    const url = new URL(answer.redirect);
    change(url);
    return { ...answer, redirect: url.href };
  });
}
