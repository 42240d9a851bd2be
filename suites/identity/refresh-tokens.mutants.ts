import { UnsecuredJWT } from 'jose';
import { isSignedWith } from '../../fixtures/clients/forged-token.ts';
import { answered, fromNth, lastSuccess, refusal } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { publicSecrets } from '../preflight/rules/secret-names.ts';
import * as checks from './refresh-tokens.checks.ts';
import { tokenCauses } from './token-causes.ts';

const { causes } = checks;
const refresh = 'POST /api/auth/refresh';
const asJson = { 'content-type': 'application/json' };
const token = new UnsecuredJWT({ id: 'of-nobody' }).encode();

/** LibreChat renews a session with a refresh token that it should refuse, if `accepts` says so. */
const renewsWith = (accepts: (refreshToken: string) => boolean): Rule[] => [
  {
    on: refresh,
    response: (response, play) => {
      const sent = /refreshToken=([^;]+)/.exec(response.asked.cookie ?? '')?.[1] ?? '';
      if (response.status === 200 || !accepts(sent)) return;
      const renewed = { ...asJson, 'set-cookie': [`refreshToken=${token}; Path=/; HttpOnly`] };
      answered({ status: 200, headers: renewed, body: JSON.stringify({ token, user: {} }) })(
        response,
        play,
      );
    },
  },
];

export const mutants = defineMutants({
  'session-tokens.refresh-unread': {
    violates: [checks.refreshForeign, checks.refreshPublished],
    why: 'A gateway renews sessions itself, and decodes the refresh token without verifying it.',
    cause: tokenCauses.signatureNotVerified,
    traffic: renewsWith((it) => it.split('.').length === 3),
  },
  'session-tokens.refresh-secret-published': {
    violates: [checks.refreshPublished],
    why: 'JWT_REFRESH_SECRET is the value of .env.example.',
    source: ['librechat:.env.example'],
    cause: tokenCauses.secretPublished,
    traffic: renewsWith((it) => isSignedWith(it, publicSecrets.JWT_REFRESH_SECRET ?? '')),
  },
  'session-tokens.rotation-off': {
    violates: [checks.refreshRotated],
    why: 'A replica of MongoDB still has the hash of the old token.',
    cause: causes.oldTokenKept,
    traffic: renewsWith(() => true),
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
  'session-tokens.renewed-by-gateway': {
    violates: [
      checks.refreshGarbage,
      checks.refreshForeign,
      checks.refreshPublished,
      checks.refreshRotated,
    ],
    why: 'A gateway keeps the session of a person by address and renews it itself.',
    cause: causes.gatewayRenews,
    traffic: [lastSuccess(refresh)],
  },
  'session-tokens.renewals-limited': {
    violates: [checks.refreshTenAtOnce],
    why: 'nginx limits requests to /api/auth by address (limit_req).',
    cause: causes.gatewayLimits,
    traffic: [fromNth(7, refresh, refusal(429, 'Too Many Requests'))],
  },
});
