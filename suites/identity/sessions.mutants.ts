import { randomBytes } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import {
  addCookie,
  cookie,
  count,
  json,
  refuse,
  script,
  statusInstead,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { changedRefreshCookie } from '../../fixtures/saboteur/refresh-cookie.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import {
  accessTokenLifetime,
  accessTokenRenewed,
  causes,
  oneRefreshAtATime,
  refreshRotates,
  refreshTokenLifetime,
  secondTab,
  survivesBrowserRestart,
  survivesReload,
  survivesServerRestart,
  tokenNotInStorage,
} from './sessions.checks.ts';

const refresh = 'POST /api/auth/refresh';
const chatted: Rule = {
  on: 'POST /api/agents/chat/:endpoint',
  request: (_, { memory }) => {
    memory.set('chatted', true);
    return undefined;
  },
};

/** Refuses the nth refresh after the person has chatted, and those that follow. */
const refusedFrom = (nth: number): Rule[] => [
  chatted,
  {
    on: refresh,
    request: (request, play) =>
      play.memory.has('chatted') && count(play, 'refreshes') >= nth
        ? refuse(401, 'Refresh token expired or not found for this user')(request, play)
        : undefined,
  },
];

const expiry = /; *(expires|max-age)=[^;]*/gi;

/** A token as scripts look for it; it opens nothing. */
const token = new UnsecuredJWT({ id: 'of-nobody' }).encode();
const lifetime = (seconds: number) => {
  const issued = Math.floor(Date.now() / 1_000);
  return new UnsecuredJWT({})
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .encode();
};

/** Refuses one more call once the page has renewed a token that had expired. */
const refusedOnceAfterRenewal: Rule[] = [
  {
    on: 'GET /api/*',
    request: (request, play) => {
      if (!play.memory.delete('renewed')) return undefined;
      return refuse(401, '{"message":"jwt not active"}', 'application/json')(request, play);
    },
    response: ({ status }, { memory }) => {
      if (status === 401) memory.set('expired', true);
    },
  },
  {
    on: refresh,
    request: (_, { memory }) => {
      if (memory.delete('expired')) memory.set('renewed', true);
      return undefined;
    },
  },
];

export const mutants = defineMutants({
  'sessions.lost-on-reload': {
    violates: [survivesReload],
    cause: causes.cookieNotKept,
    why: 'The browser drops the Secure cookie on plain http, so a reload leads to the login page.',
    source: ['librechat#1605'],
    traffic: refusedFrom(1),
  },
  'sessions.conversation-lost-on-reload': {
    violates: [survivesReload],
    cause: causes.conversationElsewhere,
    why: 'The conversation is read from another database or replica.',
    traffic: [
      { on: 'GET /api/convos/:id', request: refuse(404) },
      {
        on: 'GET /api/messages/:id',
        request: refuse(404, '{"error":"Conversation not found"}', 'application/json'),
      },
    ],
  },
  'sessions.conversation-of-somebody-else': {
    violates: [survivesReload],
    cause: causes.sharedCache,
    why: 'A shared cache serves the messages of another user.',
    source: ['rfc9111/3.5'],
    traffic: [
      {
        on: 'GET /api/messages/:id',
        response: json((messages) =>
          Array.isArray(messages)
            ? messages.map((it) => ({ ...it, text: 'Of somebody else', content: undefined }))
            : messages,
        ),
      },
    ],
  },
  'sessions.secrets-made-at-each-start': {
    violates: [survivesServerRestart],
    cause: causes.secretsMadeAtStart,
    why: 'An entrypoint generates new secrets at each start, so everyone is signed out.',
    source: ['librechat#14680'],
    deployment: {
      onRestart: () => ({
        JWT_SECRET: randomBytes(32).toString('hex'),
        JWT_REFRESH_SECRET: randomBytes(32).toString('hex'),
      }),
    },
  },
  'sessions.database-empty-after-restart': {
    violates: [survivesServerRestart],
    cause: causes.noVolume,
    why: 'MongoDB has no volume or a different one, so users and conversations are gone.',
    source: ['image/mongo'],
    deployment: {
      onRestart: ({ MONGO_URI = '' }) => {
        const uri = new URL(MONGO_URI);
        uri.pathname += '_other';
        return { MONGO_URI: uri.href };
      },
    },
  },
  'sessions.second-tab-signed-out': {
    violates: [secondTab],
    cause: causes.tabsCompete,
    why: 'Two tabs renew with the same cookie; the second gets 401.',
    source: ['librechat:packages/data-schemas/src/methods/session.ts'],
    traffic: refusedFrom(2),
  },
  'sessions.first-tab-signed-out': {
    violates: [secondTab],
    cause: causes.tabsCompete,
    why: 'The second tab takes over the session, and the first one is signed out.',
    source: ['librechat:packages/data-schemas/src/methods/session.ts'],
    traffic: refusedFrom(3),
  },
  'sessions.cookie-ends-with-browser': {
    violates: [survivesBrowserRestart, refreshTokenLifetime],
    cause: causes.cookieEndsWithBrowser,
    why: 'A proxy removes Expires, so the cookie disappears when the browser closes.',
    traffic: changedRefreshCookie((header) => header.replace(expiry, '')),
  },
  'sessions.bound-to-the-browser': {
    violates: [survivesBrowserRestart],
    cause: causes.secondCookieNeeded,
    why: 'A second cookie without an expiry is needed, as with OPENID_REUSE_TOKENS.',
    source: ['librechat:api/server/services/AuthService.js'],
    traffic: [
      {
        on: 'GET /oauth/openid/callback',
        response: addCookie('affinity=1; Path=/; HttpOnly'),
      },
      {
        on: refresh,
        request: (request, play) =>
          request.headers.cookie?.includes('affinity=')
            ? undefined
            : refuse(401, 'Refresh token expired or not found for this user')(request, play),
      },
    ],
  },
  'sessions.renewal-refused': {
    violates: [accessTokenRenewed],
    cause: causes.renewalRefused,
    why: 'The session at the provider expires before the tab is used again.',
    source: ['librechat#9655'],
    traffic: refusedFrom(1),
  },
  'sessions.expiry-answered-with-403': {
    violates: [accessTokenRenewed],
    cause: causes.expiryAnsweredWith403,
    why: 'A gateway turns 401 into 403, and the page does not renew.',
    source: ['librechat:packages/data-provider/src/request.ts'],
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        response: statusInstead(401, 403),
      },
    ],
  },
  'sessions.access-token-for-an-hour': {
    violates: [accessTokenLifetime],
    cause: causes.sessionExpiryLong,
    why: 'SESSION_EXPIRY was raised to avoid logouts.',
    source: ['librechat-docs/configuration/dotenv#registration-and-login'],
    deployment: { environment: { SESSION_EXPIRY: '3600000' } },
  },
  'sessions.access-token-for-seconds': {
    violates: [accessTokenLifetime],
    cause: causes.sessionExpiryInSeconds,
    why: 'SESSION_EXPIRY was given in seconds: 900.',
    source: ['librechat-docs/configuration/dotenv#registration-and-login'],
    traffic: [{ on: refresh, response: json((it) => ({ ...it, token: lifetime(1) })) }],
  },
  'sessions.refresh-token-for-a-day': {
    violates: [refreshTokenLifetime],
    cause: causes.refreshExpiryDiffers,
    why: 'REFRESH_TOKEN_EXPIRY differs from the plan.',
    deployment: { environment: { REFRESH_TOKEN_EXPIRY: '86400000' } },
  },
  'sessions.refresh-token-for-a-year': {
    violates: [refreshTokenLifetime],
    cause: causes.cookieExtendedByProxy,
    why: 'A proxy extends cookies to keep users signed in.',
    traffic: changedRefreshCookie((header) =>
      header.replace(/expires=[^;]*/i, `Expires=${new Date(Date.now() + 3e10).toUTCString()}`),
    ),
  },
  'sessions.renewed-by-timer-too': {
    violates: [oneRefreshAtATime],
    cause: causes.renewedTwice,
    why: 'A script added by the operator also renews the session, on its own timer.',
    traffic: [
      script(() => `setInterval(() => fetch('/api/auth/refresh', { method: 'POST' }), 500)`),
    ],
  },
  'sessions.new-token-not-yet-valid': {
    violates: [oneRefreshAtATime],
    cause: causes.clocksDiffer,
    why: 'The clocks of two replicas differ, so one rejects the token that the other issued.',
    traffic: refusedOnceAfterRenewal,
  },
  'sessions.refresh-without-new-token': {
    violates: [refreshRotates],
    cause: causes.setCookieDropped,
    why: 'A proxy drops Set-Cookie from the response, so the next renewal fails.',
    source: ['librechat:api/server/controllers/AuthController.js'],
    traffic: [{ on: refresh, response: cookie(/./, () => undefined) }],
  },
  'sessions.refresh-with-dead-token': {
    violates: [refreshRotates],
    cause: causes.tokenOfOtherReplica,
    why: 'The new token is signed with the secret of another replica.',
    source: ['librechat#14680'],
    traffic: [
      {
        on: refresh,
        response: cookie(/^refreshToken$/, (header) => header.replace(/=[^;]*/, '=of-another')),
      },
    ],
  },
  'sessions.token-in-local-storage': {
    violates: [tokenNotInStorage],
    cause: causes.tokenInStorage,
    why: 'A fork stores the access token where every script can read it.',
    traffic: [script(() => `localStorage.setItem('token', '${token}')`)],
  },
  'sessions.token-in-session-storage': {
    violates: [tokenNotInStorage],
    cause: causes.tokenInStorage,
    why: 'A script added by the operator stores the session for its own calls.',
    traffic: [
      script(() => `sessionStorage.setItem('auth', JSON.stringify({ access: '${token}' }))`),
    ],
  },
});
