import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  audienceIgnored: {
    text: 'LibreChat verifies the signature of a token of the provider and not for which application it was made.',
    fix: 'Upgrade to v0.8.6 or newer, or set OPENID_REUSE_TOKENS=false.',
    shownBy: /Received: +200/,
  },
  audienceListSent: {
    text: 'The whole value of OPENID_AUDIENCE is sent as one audience.',
    fix: 'Upgrade to v0.8.7 or newer, or set one audience.',
    shownBy: /Received: +"[^"]*,/,
  },
  audienceNotSent: {
    text: 'The authorization request names no audience, so the provider issues tokens for none.',
    fix: 'Set OPENID_AUDIENCE where LibreChat reads it.',
    shownBy: /Received: +null/,
  },
  keysKept: {
    text: 'LibreChat keeps the keys of the provider and does not look for a key that it does not know.',
    fix: 'Set OPENID_JWKS_URL_CACHE_ENABLED=false or a short OPENID_JWKS_URL_CACHE_TIME, and restart LibreChat after a rotation.',
    shownBy: /GET \/api\/user → 401|Received: +401/,
  },
  loginVerifiesOldKey: {
    text: 'The login verifies the ID token with keys of before the rotation.',
    fix: 'Restart LibreChat after a rotation, and publish the old key and the new one together for a while.',
    shownBy: /where the login ended/,
  },
});

const common = {
  requirement: 'sessions',
  level: 'MUST',
  needs: ['doubles'],
  shape: 'token-reuse',
} as const;

export const ofOtherClient = defineCheck({
  ...common,
  id: 'reuse.bearer-of-other-client',
  text: 'With OPENID_REUSE_TOKENS, an ID token that the Control Plane issued to another application is answered with 401.',
  source: ['rfc7519/4.1.3', 'openid/Core 1.0, 3.1.3.7', 'librechat#13052'],
  refusal: true,
  causes: [causes.audienceIgnored],
});

export const firstAudience = defineCheck({
  ...common,
  id: 'reuse.first-audience',
  text: 'Where OPENID_AUDIENCE lists several audiences, the authorization request names the first of them, and only that.',
  source: ['librechat#13694', 'librechat:api/strategies/openidStrategy.js'],
  causes: [causes.audienceListSent, causes.audienceNotSent],
});

export const keysRotated = defineCheck({
  ...common,
  needs: ['doubles', 'restart'],
  id: 'reuse.keys-rotated',
  text: 'After the Control Plane has rotated its keys, a login succeeds and its access token is accepted, without a restart of LibreChat.',
  source: ['openid/Core 1.0, 10.1.1', 'librechat:api/strategies/openIdJwtStrategy.js'],
  causes: [causes.loginVerifiesOldKey, causes.keysKept],
});
