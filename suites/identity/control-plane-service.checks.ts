import { defineCheck } from '../../fixtures/checks/types.ts';
import { causes } from './control-plane-service.causes.ts';

const common = { requirement: 'controlPlane', needs: ['doubles', 'controlPlane'] } as const;
const must = { ...common, level: 'MUST' } as const;
const should = { ...common, level: 'SHOULD' } as const;
const refusal = { ...must, refusal: true } as const;

export const health = defineCheck({
  ...must,
  id: 'insightmesh.health',
  text: 'GET /health answers 200 with JSON that says that the service is healthy.',
  source: ['control-plane:control_plane/api/health.py'],
  causes: [causes.serviceDown, causes.pageOfTheProxy],
});

export const loginLimited = defineCheck({
  ...refusal,
  id: 'insightmesh.login-limited',
  text: 'The eleventh login of one address within a minute is answered with 429.',
  source: ['asvs/6.3.1', 'control-plane:control_plane/utils/rate_limit.py'],
  causes: [causes.limitOff],
});

export const limitPerAddress = defineCheck({
  ...must,
  id: 'insightmesh.limit-per-address',
  text: 'The limit of one address does not stop another one behind the same proxy.',
  source: ['asvs/6.3.1', 'rfc7239/5.2'],
  causes: [causes.limitShared],
});

export const securityHeaders = defineCheck({
  ...should,
  id: 'insightmesh.security-headers',
  text: 'Answers forbid framing and the guessing of content types.',
  source: ['asvs/3.4.4', 'control-plane:shared/middleware/security.py'],
  causes: [causes.pageOfTheProxy],
});
