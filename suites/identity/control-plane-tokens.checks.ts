import { defineCheck } from '../../fixtures/checks/types.ts';
import { causes } from './control-plane-service.causes.ts';

const common = { requirement: 'controlPlane', needs: ['doubles', 'controlPlane'] } as const;
const must = { ...common, level: 'MUST' } as const;
const refusal = { ...must, refusal: true } as const;

export const tokenNeedsSession = defineCheck({
  ...refusal,
  id: 'insightmesh.token-needs-session',
  text: 'Without a session, GET /auth/token answers 401.',
  source: ['control-plane:control_plane/api/auth.py', 'rfc9110/15.5.2'],
  causes: [causes.signatureNotVerified, causes.pageOfTheProxy],
});

export const tokenExpires = defineCheck({
  ...must,
  id: 'insightmesh.token-expires',
  text: 'The token lives exactly as long as expires_in says, and not longer than a day.',
  source: ['rfc7519/4.1.4', 'rfc6749/5.1', 'control-plane:shared/utils/jwt_auth.py'],
  causes: [causes.lifetimeDiffers],
});

export const tokenAccepted = defineCheck({
  ...must,
  id: 'insightmesh.token-accepted',
  text: 'The token of GET /auth/token alone, as a bearer, tells GET /api/users/me who asks.',
  source: ['rfc6750/2.1', 'control-plane:control_plane/dependencies/auth.py'],
  causes: [causes.bearerIgnored],
});

export const tokenForeignRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.token-foreign-refused',
  text: 'A token signed by somebody else is answered with 401.',
  source: ['rfc8725/3.1', 'rfc6750/3.1'],
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const tokenUnsignedRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.token-unsigned-refused',
  text: 'A token without a signature (alg none) is answered with 401.',
  source: ['rfc8725/2.1'],
  causes: [causes.signatureNotVerified, causes.statusRewritten],
});

export const tokenOfPublishedSecretRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.token-of-published-secret-refused',
  text: 'A token signed with the secret that the source code publishes is answered with 401.',
  source: ['control-plane:shared/utils/jwt_auth.py', 'rfc8725/3.5'],
  causes: [causes.statusRewritten, causes.secretPublished],
});

export const logoutRevokes = defineCheck({
  ...refusal,
  id: 'insightmesh.logout-revokes-token',
  text: 'After POST /auth/logout, the token of the session is answered with 401.',
  source: ['asvs/7.4.1', 'control-plane:control_plane/api/auth.py'],
  causes: [causes.redisUnreachable, causes.signatureNotVerified, causes.logoutNotPassedOn],
});

export const logoutEndsSession = defineCheck({
  ...refusal,
  id: 'insightmesh.logout-ends-session',
  text: 'After POST /auth/logout, GET /auth/token answers 401.',
  source: ['asvs/7.4.1'],
  causes: [causes.redisUnreachable, causes.pageOfTheProxy, causes.logoutNotPassedOn],
});

export const logoutRemovesCookie = defineCheck({
  ...must,
  id: 'insightmesh.logout-removes-cookie',
  text: 'POST /auth/logout removes the cookie access_token from the browser.',
  source: ['control-plane:control_plane/api/auth.py'],
  causes: [causes.cookieFlagsLost, causes.logoutNotPassedOn],
});
