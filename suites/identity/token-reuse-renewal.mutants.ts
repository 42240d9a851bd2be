import { addCookie, answered, count, json, refuse } from '../../fixtures/saboteur/changes.ts';
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
    traffic: [
      {
        on: refresh,
        request: (request, play) =>
          count(play, 'refreshes') > 1
            ? refuse(403, 'Invalid OpenID refresh token')(request, play)
            : undefined,
      },
    ],
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
});
