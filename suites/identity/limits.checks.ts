import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  stepsCounted: {
    text: 'The login limit counts each step of a single sign-on, so with LOGIN_MAX=7 the fourth person behind one address is refused.',
    fix: 'Raise LOGIN_MAX to twice the number of people who log in within LOGIN_WINDOW minutes, and TRUST_PROXY to the number of proxies.',
    shownBy: /429 \/oauth/,
  },
  proxyLimits: {
    text: 'A proxy in front of LibreChat limits requests by address, and an office is one address.',
    fix: 'Raise limit_req (nginx) or the rate of the gateway for /oauth.',
    shownBy: /503 \/oauth/,
  },
});

const office = {
  level: 'MUST',
  needs: ['doubles'],
  shape: 'default-limits',
  source: ['librechat#3915', 'librechat:api/server/middleware/limiters/loginLimiter.js'],
  causes: [causes.stepsCounted, causes.proxyLimits],
} as const;

export const officeOfOpenId = defineCheck({
  ...office,
  requirement: 'controlPlane',
  id: 'limits.office.openid',
  text: 'Ten people behind one address sign in through the Control Plane within five minutes.',
});

export const officeOfGoogle = defineCheck({
  ...office,
  requirement: 'google',
  id: 'limits.office.google',
  text: 'Ten people behind one address sign in through Google within five minutes.',
});
