import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  startNeedsProvider: {
    text: 'LibreChat does not start, or does not serve its page, while the identity provider is unreachable.',
    fix: 'Start LibreChat without waiting for the provider, and let the proxy serve it.',
    shownBy: /50[0234]|the login page/,
  },
  otherProviderLost: {
    text: 'An error of one identity provider ends the registration of the others.',
    fix: 'Register each provider by itself, and go on when one fails.',
    shownBy: /through Google/,
  },
  discoveryNotRetried: {
    text: 'Discovery is tried once, at the start of LibreChat. If the provider is down then, its button leads to an error until the next restart.',
    fix: 'Start LibreChat after the provider is healthy (depends_on with service_healthy), and restart it after an outage.',
    shownBy: /500 \/oauth\/openid/,
  },
  redirectCached: {
    text: 'A proxy keeps the error of the redirect to the provider in its cache.',
    fix: 'Keep /oauth out of every cache.',
    shownBy: /502 \/oauth\/openid/,
  },
});

const common = { requirement: 'controlPlane', needs: ['doubles', 'restart'] } as const;

export const comesUp = defineCheck({
  ...common,
  level: 'MUST',
  id: 'oauth.openid.discovery.comes-up',
  text: 'LibreChat starts while the Control Plane is unreachable, and people sign in through Google.',
  source: ['openid/Discovery 1.0, 4', 'librechat:api/server/socialLogins.js'],
  causes: [causes.otherProviderLost, causes.startNeedsProvider],
});

export const recovers = defineCheck({
  ...common,
  level: 'SHOULD',
  id: 'oauth.openid.discovery.recovers',
  text: 'Once the Control Plane can be reached, people sign in through it without a restart of LibreChat.',
  source: ['openid/Discovery 1.0, 4', 'librechat:api/strategies/openidStrategy.js'],
  causes: [causes.discoveryNotRetried, causes.redirectCached],
});
