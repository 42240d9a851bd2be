import {
  addCookie,
  answered,
  fromNth,
  json,
  lastSuccess,
  refusal,
  refuse,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { refusesTheAdmitted, whenAdmitted } from '../../fixtures/saboteur/sso.ts';
import * as checks from './token-reuse-renewal.checks.ts';

const { causes } = checks;
const refresh = 'POST /api/auth/refresh';

export const mutants = defineMutants({
  'reuse.every-login-fails': {
    violates: [checks.loginWorks],
    cause: causes.everyLoginFails,
    why: 'A release stores the session before the tokens are in it, and refuses every login.',
    traffic: refusesTheAdmitted('openid'),
  },
  'reuse.second-renewal-refused': {
    violates: [checks.rotationFollowed],
    cause: causes.renewalRefused,
    why: 'The rotated refresh token is not kept, so users are signed out after the second lifetime.',
    traffic: [fromNth(2, refresh, refusal(403, 'Invalid OpenID refresh token'))],
  },
  'reuse.refusal-ignored': {
    violates: [checks.refusalEnds],
    cause: causes.refusalIgnored,
    why: 'A fork falls back to a session of its own when the provider refuses.',
    traffic: [
      {
        on: refresh,
        response: (response, play) => {
          if (response.status >= 400)
            answered({
              status: 200,
              headers: { 'content-type': 'application/json' },
              body: '{"token":"of-its-own","user":{}}',
            })(response, play);
        },
      },
    ],
  },
  'reuse.tokens-in-cookies': {
    violates: [checks.cookiesSmall],
    cause: causes.tokensInCookies,
    why: 'Without an express session the tokens are put into cookies.',
    traffic: whenAdmitted('openid', (response, play) => {
      for (const name of ['openid_access_token', 'openid_id_token'])
        addCookie(`${name}=${'x'.repeat(3_000)}; Path=/; HttpOnly`)(response, play);
    }),
  },
  'reuse.tokens-in-answer': {
    violates: [checks.answerWithoutRefreshToken],
    cause: causes.tokensInAnswer,
    why: 'The answer contains the person with the tokens of the provider.',
    traffic: [
      {
        on: refresh,
        response: json((it) => ({ ...it, user: { ...it.user, refreshToken: 'of-the-provider' } })),
      },
    ],
  },
  'reuse.google-refused': {
    violates: [checks.googleRenewed],
    cause: causes.onlyOpenIdRenewed,
    why: 'With token reuse every session is taken for one of the OpenID provider.',
    source: ['librechat#15092'],
    traffic: [
      {
        on: refresh,
        request: (request, play) =>
          request.headers.cookie?.includes('token_provider=librechat')
            ? refuse(403, 'Invalid OpenID refresh token')(request, play)
            : undefined,
      },
    ],
  },
  'reuse.every-login-breaks': {
    violates: [checks.loginWorks],
    cause: causes.everyLoginFails,
    why: 'A release throws when it stores the tokens of the provider.',
    traffic: whenAdmitted('openid', answered({ status: 500, body: 'An unknown error occurred.' })),
  },
  'reuse.second-renewal-breaks': {
    violates: [checks.rotationFollowed],
    cause: causes.renewalRefused,
    why: 'The rotated token is kept in a store that the other replica does not read.',
    traffic: [fromNth(2, refresh, refusal(500, 'An unknown error occurred.'))],
  },
  'reuse.renewed-by-gateway': {
    violates: [checks.refusalEnds],
    cause: causes.refusalIgnored,
    why: 'A gateway answers renewals from its own session.',
    traffic: [lastSuccess(refresh)],
  },
  'reuse.groups-in-cookie': {
    violates: [checks.cookiesSmall],
    cause: causes.tokensInCookies,
    why: 'The cookie that names the person carries the claims of the ID token.',
    traffic: whenAdmitted(
      'openid',
      addCookie(`openid_user_id=${'g'.repeat(3_900)}; Path=/; HttpOnly`),
    ),
  },
  'reuse.provider-tokens-told': {
    violates: [checks.answerWithoutRefreshToken],
    cause: causes.tokensInAnswer,
    why: 'The answer repeats the answer of the token endpoint.',
    traffic: [
      { on: refresh, response: json((it) => ({ ...it, refresh_token: 'of-the-provider' })) },
    ],
  },
  'reuse.google-breaks': {
    violates: [checks.googleRenewed],
    cause: causes.onlyOpenIdRenewed,
    why: 'The renewal reads tokens of the provider that this session does not have.',
    traffic: [
      {
        on: refresh,
        request: (request, play) =>
          request.headers.cookie?.includes('token_provider=librechat')
            ? refuse(500, 'An unknown error occurred.')(request, play)
            : undefined,
      },
    ],
  },
  'reuse.id-token-required': {
    violates: [checks.renewedWithoutIdToken],
    cause: causes.idTokenRequired,
    why: 'The renewal reads the subject of an ID token that is not there.',
    source: ['librechat:api/server/controllers/AuthController.js'],
    traffic: [
      {
        on: refresh,
        request: (request, play) => {
          play.log(
            "error: [refreshController] Cannot read properties of undefined (reading 'sub')",
          );
          return refuse(403, 'Invalid OpenID refresh token')(request, play);
        },
      },
    ],
  },
  'reuse.renewal-breaks': {
    violates: [checks.renewedWithoutIdToken],
    cause: causes.renewalRefused,
    why: 'The answer of the provider is validated by a schema that wants an ID token.',
    traffic: [{ on: refresh, request: refuse(500, 'An unknown error occurred.') }],
  },
});
