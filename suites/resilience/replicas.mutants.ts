import { type SignOnName, signOns } from '../../fixtures/librechat/sign-ons.ts';
import { answered, location } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Reply, Rule } from '../../fixtures/saboteur/rules.ts';
import { streamsWithoutEnd } from './after-faults.ts';
import {
  accessTokenShared,
  activeAtOther,
  causes,
  googleLoginShared,
  logoutShared,
  openidLoginShared,
  redisUsed,
  refreshShared,
  stopAtOther,
  streamAtOther,
  streamResumedAtOther,
  titleAtOther,
} from './replicas.checks.ts';

/** What the second replica answers in place of what it would. */
function atOther(on: string, reply: Reply): Rule {
  return {
    on,
    request: ({ headers }) => (headers['x-replica'] === '2' ? reply : undefined),
  };
}

const notFound = { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' };
const unauthorized = { status: 401, body: 'Unauthorized' };
const renewed = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"token":"x","user":{}}',
};

/** The second replica sends a login that it does not know back to the login page. */
const unknownLogin = (provider: SignOnName): Rule => ({
  on: `GET ${signOns[provider].callbackPath}`,
  response: (response, play) => {
    if (response.asked['x-replica'] === '2')
      answered({
        status: 302,
        headers: { location: `${play.origin}/login?redirect=false&error=auth_failed` },
      })(response, play);
  },
});

export const mutants = defineMutants({
  'replicas.without-redis': {
    violates: [openidLoginShared, streamAtOther, streamResumedAtOther, activeAtOther, redisUsed],
    cause: causes.noRedis,
    why: 'A second replica was added, and Redis was not: the sample of LibreChat has none.',
    deployment: { environment: { USE_REDIS: 'false' } },
  },
  'replicas.streams-in-memory': {
    violates: [streamAtOther, streamResumedAtOther, activeAtOther],
    cause: causes.streamsInMemory,
    why: 'USE_REDIS_STREAMS=false was set to save memory in Redis.',
    deployment: { environment: { USE_REDIS_STREAMS: 'false' } },
  },
  'replicas.secrets-differ': {
    violates: [accessTokenShared],
    cause: causes.secretsDiffer,
    why: 'Each container makes its own JWT_SECRET at its start (danny-avila/LibreChat 14680).',
    traffic: [atOther('GET /api/user', unauthorized)],
  },
  'replicas.token-refused': {
    violates: [accessTokenShared],
    cause: causes.databasesDiffer,
    why: 'The second replica has a database of its own, in which the person does not exist.',
    traffic: [atOther('GET /api/user', { status: 401, body: 'Unauthorized' })],
  },
  'replicas.refresh-secrets-differ': {
    violates: [refreshShared],
    cause: causes.secretsDiffer,
    why: 'Each container makes its own JWT_REFRESH_SECRET at its start (danny-avila/LibreChat 14680).',
    traffic: [atOther('POST /api/auth/refresh', { status: 403, body: 'Invalid refresh token' })],
  },
  'replicas.session-not-ended': {
    violates: [logoutShared],
    cause: causes.logoutNotShared,
    why: 'The log-out clears the cookies and keeps the stored session.',
    traffic: [
      {
        on: 'POST /api/auth/logout',
        request: () => ({ ...renewed, body: '{"message":"Logout successful"}' }),
      },
    ],
  },
  'replicas.stop-fails': {
    violates: [stopAtOther],
    cause: causes.abortNotPassedOn,
    why: 'The second replica answers before it knows whether the first one has stopped.',
    traffic: [atOther('POST /api/agents/chat/abort', { ...notFound, status: 500 })],
  },
  'replicas.title-fails': {
    violates: [titleAtOther],
    cause: causes.titleInMemory,
    why: 'The second replica waits for a title that only the first one has.',
    traffic: [atOther('GET /api/convos/gen_title/:id', { ...notFound, status: 500 })],
  },
  'replicas.redis-for-streams-alone': {
    violates: [redisUsed],
    cause: causes.noRedis,
    why: 'Only the variables of Redis were copied, and USE_REDIS was not.',
    deployment: { environment: { USE_REDIS: undefined } },
  },
  'replicas.session-unknown': {
    violates: [refreshShared],
    cause: causes.databasesDiffer,
    why: 'The second replica has a database of its own.',
    traffic: [
      atOther('POST /api/auth/refresh', {
        status: 401,
        body: 'Refresh token expired or not found for this user',
      }),
    ],
  },
  'replicas.logout-not-noticed': {
    violates: [logoutShared],
    cause: causes.logoutNotShared,
    why: 'A proxy before the second replica answers renewals from a cache.',
    traffic: [atOther('POST /api/auth/refresh', renewed)],
  },
  'replicas.openid-state-unknown': {
    violates: [openidLoginShared],
    cause: causes.loginStateLost,
    why: 'The login session lies in the memory of the replica that began it (LibreChat issue 14028).',
    traffic: [unknownLogin('openid')],
  },
  'replicas.google-state-unknown': {
    violates: [googleLoginShared],
    cause: causes.loginStateLost,
    why: 'A fork keeps the state of the Google login in memory.',
    traffic: [unknownLogin('google')],
  },
  'replicas.google-callback-elsewhere': {
    violates: [googleLoginShared],
    cause: causes.callbackStripped,
    why: 'The balancer sends people to the address of a replica after the login.',
    traffic: [
      {
        on: 'GET /oauth/google/callback',
        response: location((url) => {
          url.port = '3081';
          return url;
        }),
      },
    ],
  },
  'replicas.last-event-lost': {
    violates: [streamAtOther, streamResumedAtOther],
    cause: causes.eventsLost,
    why: 'Events that arrive out of order are dropped (LibreChat pull requests 12231, 12578).',
    traffic: streamsWithoutEnd,
  },
  'replicas.stop-unknown': {
    violates: [stopAtOther],
    cause: causes.abortNotPassedOn,
    why: 'The second replica does not know the answer that it should stop.',
    traffic: [atOther('POST /api/agents/chat/abort', notFound)],
  },
  'replicas.active-list-empty': {
    violates: [activeAtOther],
    cause: causes.streamsInMemory,
    why: 'The list of running answers is that of the replica alone.',
    traffic: [
      atOther('GET /api/agents/chat/active', {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"activeJobIds":[]}',
      }),
    ],
  },
  'replicas.title-unknown': {
    violates: [titleAtOther],
    cause: causes.titleInMemory,
    why: 'The title lies in the memory of the first replica.',
    traffic: [atOther('GET /api/convos/gen_title/:id', notFound)],
  },
});
