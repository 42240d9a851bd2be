import { UnsecuredJWT } from 'jose';
import { isSignedWith } from '../../fixtures/clients/forged-token.ts';
import { answered, lastSuccess, script, statusInstead } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { publicSecrets } from '../preflight/rules/secret-names.ts';
import * as checks from './access-tokens.checks.ts';
import { tokenCauses } from './token-causes.ts';

const { causes } = checks;
const user = 'GET /api/user';
const asJson = { 'content-type': 'application/json' };
const token = new UnsecuredJWT({ id: 'of-nobody' }).encode();

/** LibreChat accepts an access token that it should refuse, if `accepts` says so. */
const opensWith = (accepts: (accessToken: string) => boolean): Rule[] => [
  {
    on: user,
    response: (response, play) => {
      const sent = (response.asked.authorization ?? '').replace('Bearer ', '');
      if (response.status === 401 && accepts(sent))
        answered({ status: 200, headers: asJson, body: '{"email":"of-nobody"}' })(response, play);
    },
  },
];

export const mutants = defineMutants({
  'session-tokens.bearer-unread': {
    violates: [
      checks.bearerForeign,
      checks.bearerUnsigned,
      checks.bearerExpired,
      checks.bearerPublished,
    ],
    why: 'A fork decodes access tokens and does not verify them.',
    cause: tokenCauses.signatureNotVerified,
    traffic: opensWith(() => true),
  },
  'session-tokens.bearer-secret-published': {
    violates: [checks.bearerPublished],
    why: 'JWT_SECRET is the value of .env.example.',
    source: ['librechat:.env.example'],
    cause: tokenCauses.secretPublished,
    traffic: opensWith((it) => isSignedWith(it, publicSecrets.JWT_SECRET ?? '')),
  },
  'session-tokens.bearer-outlives-logout': {
    violates: [checks.bearerAfterLogout],
    why: 'Access tokens are not revoked at log-out.',
    source: ['librechat:api/server/controllers/auth/LogoutController.js'],
    cause: causes.tokenOutlivesLogout,
    traffic: opensWith(() => true),
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
    traffic: [lastSuccess(user)],
  },
  'session-tokens.token-in-address': {
    violates: [checks.tokenNotInAddress],
    why: 'A script of the operator sends the access token to its own service as a parameter.',
    cause: causes.tokenInAddress,
    traffic: [script(() => `fetch('/api/config?token=${token}')`)],
  },
  'session-tokens.token-in-beacon': {
    violates: [checks.tokenNotInAddress],
    why: 'A script that measures errors sends its context as the address of a picture.',
    cause: causes.tokenInAddress,
    traffic: [script(() => `new Image().src = '/assets/beacon.png?session=${token}'`)],
  },
});
