import { UnsecuredJWT } from 'jose';
import { answered, count, json, refuse, script } from '../../fixtures/saboteur/changes.ts';
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
      {
        on: refresh,
        request: (request, play) =>
          count(play, 'refreshes') > 4
            ? refuse(401, 'Refresh token expired or not found for this user')(request, play)
            : undefined,
      },
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
});
