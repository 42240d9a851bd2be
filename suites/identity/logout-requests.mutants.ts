import { UnsecuredJWT } from 'jose';
import { json, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import * as checks from './logout-requests.checks.ts';

const { causes } = checks;
const refresh = 'POST /api/auth/refresh';
const logout = 'POST /api/auth/logout';
const token = new UnsecuredJWT({ id: 'of-nobody' }).encode();

export const mutants = defineMutants({
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
});

/** Changes the address to which a log-out sends the page. */
function changedRedirect(change: (url: URL) => void) {
  return json((answer) => {
    const url = new URL(answer.redirect);
    change(url);
    return { ...answer, redirect: url.href };
  });
}
