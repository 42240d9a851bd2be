import { cookie, json, refuse, statusInstead } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { causes } from './control-plane-service.causes.ts';
import { replyWith, requests, seenToken, sessionAnyway } from './control-plane-service.steps.ts';
import * as checks from './control-plane-tokens.checks.ts';

const { tokenOf, people, logout } = requests;

/** Whoever shows a token is answered. */
const anyToken: Rule[] = [
  {
    on: people,
    response: statusInstead(401, 200),
  },
];

export const mutants = defineMutants({
  'control-plane-service.token-for-everybody': {
    violates: [checks.tokenNeedsSession, checks.logoutEndsSession],
    why: 'A shared cache in front of the service keeps the token of somebody else.',
    cause: causes.pageOfTheProxy,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.token-without-end': {
    violates: [checks.tokenExpires],
    why: 'JWT_EXPIRATION_HOURS was raised, and expires_in still says a day.',
    cause: causes.lifetimeDiffers,
    controlPlane: [
      { on: tokenOf, response: json((it) => ({ ...it, expires_in: it.expires_in - 3_600 })) },
    ],
  },
  'control-plane-service.bearer-ignored': {
    violates: [checks.tokenAccepted],
    why: 'The route reads the session, and not the user that the token named.',
    source: ['control-plane:control_plane/dependencies/auth.py'],
    cause: causes.bearerIgnored,
    controlPlane: [
      {
        on: 'GET /api/users/me',
        request: refuse(401, '{"detail":"Not authenticated"}', 'application/json'),
      },
    ],
  },
  'control-plane-service.signature-unread': {
    violates: [checks.tokenForeignRefused, checks.tokenUnsignedRefused],
    why: 'A service decodes the token with verify_signature False, as the revocation does.',
    source: ['control-plane:shared/utils/jwt_auth.py'],
    cause: causes.signatureNotVerified,
    controlPlane: anyToken,
  },
  'control-plane-service.published-secret': {
    violates: [checks.tokenOfPublishedSecretRefused],
    why: 'JWT_SECRET_KEY is not set, so the default of the source code signs.',
    source: ['control-plane:shared/utils/jwt_auth.py'],
    cause: causes.secretPublished,
    controlPlane: anyToken,
  },
  'control-plane-service.revocation-lost': {
    violates: [checks.logoutRevokes],
    why: 'Redis is unreachable, and the service goes on without the list of revoked tokens.',
    source: ['control-plane:shared/utils/jwt_auth.py'],
    cause: causes.redisUnreachable,
    controlPlane: anyToken,
  },
  'control-plane-service.session-lives-on': {
    violates: [checks.logoutEndsSession],
    why: 'Redis is unreachable, so the cleared session is not stored.',
    cause: causes.redisUnreachable,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.cookie-stays': {
    violates: [checks.logoutRemovesCookie],
    why: 'A proxy drops the Set-Cookie header that removes the cookie.',
    cause: causes.cookieFlagsLost,
    controlPlane: [{ on: logout, response: cookie(/./, () => undefined) }],
  },
  'control-plane-service.token-of-a-cache': {
    violates: [checks.tokenNeedsSession],
    why: 'The answer of /auth/token is public for a cache in front of the service.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      seenToken,
      {
        on: tokenOf,
        request: (_, { memory }) => {
          const token = memory.get('token');
          return token ? replyWith(token) : undefined;
        },
      },
    ],
  },
  'control-plane-service.token-for-years': {
    violates: [checks.tokenExpires],
    why: 'JWT_EXPIRATION_HOURS was set to ten years.',
    cause: causes.lifetimeDiffers,
    controlPlane: [{ on: tokenOf, response: json((it) => ({ ...it, expires_in: 315_360_000 })) }],
  },
  'control-plane-service.bearer-of-another': {
    violates: [checks.tokenAccepted],
    why: 'The route answers with the person of the last session.',
    cause: causes.bearerIgnored,
    controlPlane: [
      { on: 'GET /api/users/me', response: json((it) => ({ ...it, email: 'other@example.org' })) },
    ],
  },
  'control-plane-service.refusals-as-forbidden': {
    violates: [
      checks.tokenForeignRefused,
      checks.tokenUnsignedRefused,
      checks.tokenOfPublishedSecretRefused,
    ],
    why: 'A gateway answers 403 for every refusal.',
    cause: causes.statusRewritten,
    controlPlane: [
      {
        on: people,
        response: statusInstead(401, 403),
      },
    ],
  },
  'control-plane-service.logout-answered-by-proxy': {
    violates: [checks.logoutRevokes, checks.logoutRemovesCookie, checks.logoutEndsSession],
    why: 'A proxy answers the log-out itself, because POST is not routed to the service.',
    cause: causes.logoutNotPassedOn,
    controlPlane: [{ on: logout, request: refuse(200, '{}', 'application/json') }],
  },
});
