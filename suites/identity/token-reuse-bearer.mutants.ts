import { answered, fromNth, locationParameter, refusal } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { onStart } from '../../fixtures/saboteur/sso.ts';
import * as checks from './token-reuse-bearer.checks.ts';

const { causes } = checks;
const user = 'GET /api/user';

export const mutants = defineMutants({
  'reuse.audience-ignored': {
    violates: [checks.ofOtherClient],
    cause: causes.audienceIgnored,
    why: 'The strategy of the tokens knows the keys of the provider and no audience.',
    source: ['librechat#13052'],
    traffic: [
      {
        on: user,
        response: (response, play) => {
          if (response.status === 401)
            answered({ status: 200, body: '{"email":"of-the-owner"}' })(response, play);
        },
      },
    ],
  },
  'reuse.audience-list-sent': {
    violates: [checks.firstAudience],
    cause: causes.audienceListSent,
    why: 'The value of the variable is sent as it is.',
    source: ['librechat#13694'],
    traffic: onStart(
      'openid',
      locationParameter('audience', (first) => `${first}, insightmesh-reports`),
    ),
  },
  'reuse.audience-lost': {
    violates: [checks.firstAudience],
    cause: causes.audienceNotSent,
    why: 'OPENID_AUDIENCE is lost when the variables move to another file.',
    deployment: { environment: { OPENID_AUDIENCE: undefined } },
  },
  'reuse.keys-kept': {
    violates: [checks.keysRotated],
    cause: causes.keysKept,
    why: 'The keys of the provider are kept for ten minutes, also for a token whose key is not among them.',
    traffic: [fromNth(2, user, refusal(401, 'Unauthorized'))],
  },
  'reuse.login-with-old-keys': {
    violates: [checks.keysRotated],
    cause: causes.loginVerifiesOldKey,
    why: 'The login verifies ID tokens with the keys of the start.',
    traffic: [fromNth(2, 'GET /oauth/openid/callback', refusal(500, 'An unknown error occurred.'))],
  },
});
