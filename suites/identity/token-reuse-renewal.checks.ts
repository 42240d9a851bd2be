import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  everyLoginFails: {
    text: 'With OPENID_REUSE_TOKENS every login fails in this release: the session cannot be stored, or the tokens are refused at once.',
    fix: 'Set OPENID_REUSE_TOKENS=false until the release that fixes it, or go back to the release before.',
    shownBy: /Received.*"(500 \/oauth|200 \/login with an error|401|403)/,
  },
  renewalRefused: {
    text: 'The renewal fails although the provider accepts the refresh token.',
    fix: 'Compare the time at which the renewal fails with the lifetimes of the tokens of the provider.',
    shownBy: /\/api\/auth\/refresh → (401|403|500)|Received: (401|403|500)/,
  },
  rotationIgnored: {
    text: 'The refresh token that the provider issued is not kept, so the next renewal uses the old one.',
    fix: 'Upgrade LibreChat, or turn rotation off at the provider.',
    shownBy: /POST \/oidc\/token → 400 invalid_grant|second renewal/,
  },
  refusalIgnored: {
    text: 'The session goes on although the provider ended it.',
    fix: 'Let a renewal that the provider refuses end the session.',
    shownBy: /a token of POST \/api\/auth\/refresh[\s\S]*Received: +true/,
  },
  tokensInCookies: {
    text: 'The tokens of the provider are put into cookies, which exceed what proxies accept.',
    fix: 'Keep the express session (Redis for replicas), so that tokens stay on the server.',
    shownBy: /bytes/,
  },
  tokensInAnswer: {
    text: 'The answer to a renewal contains the refresh token of the provider.',
    fix: 'Answer with the access token and the person alone.',
    shownBy: /refresh token in the answer/,
  },
  idTokenRequired: {
    text: 'The renewal reads the claims of an ID token that the provider need not give (OpenID Connect Core 1.0, 12.2).',
    fix: 'Let the provider give an ID token with every refresh, or turn OPENID_REUSE_TOKENS off.',
    shownBy: /Cannot read properties of undefined \(reading 'sub'\)/,
  },
  onlyOpenIdRenewed: {
    text: 'With OPENID_REUSE_TOKENS, LibreChat takes every session for one of the OpenID provider.',
    fix: 'Offer one way to sign in, or upgrade to a release that looks at token_provider.',
    shownBy: /\/api\/auth\/refresh → (401|403|500)|Received: (401|403|500)/,
  },
});

const common = {
  requirement: 'sessions',
  level: 'MUST',
  needs: ['doubles'],
  shape: 'token-reuse',
  source: ['librechat#15092', 'openid/Core 1.0, 12'],
} as const;

export const loginWorks = defineCheck({
  ...common,
  id: 'reuse.login',
  text: 'With OPENID_REUSE_TOKENS a person of the Control Plane gets in, and the session is accepted by the API.',
  causes: [causes.everyLoginFails],
});

export const rotationFollowed = defineCheck({
  ...common,
  id: 'reuse.rotation-followed',
  text: 'With OPENID_REUSE_TOKENS a session is renewed twice at a provider that rotates refresh tokens.',
  source: ['rfc9700/4.14', 'librechat#15092'],
  causes: [causes.rotationIgnored, causes.renewalRefused],
});

export const refusalEnds = defineCheck({
  ...common,
  refusal: true,
  id: 'reuse.refused-by-provider',
  text: 'With OPENID_REUSE_TOKENS a session that the provider refuses to renew gives no access token any more.',
  causes: [causes.refusalIgnored],
});

export const cookiesSmall = defineCheck({
  ...common,
  id: 'reuse.cookies-with-200-groups',
  text: 'With OPENID_REUSE_TOKENS the cookies of a person with 200 groups stay under 4 KB.',
  source: ['nginx/large_client_header_buffers'],
  causes: [causes.tokensInCookies],
});

export const answerWithoutRefreshToken = defineCheck({
  ...common,
  id: 'reuse.answer-without-refresh-token',
  text: 'With OPENID_REUSE_TOKENS the answer to a renewal contains no refresh token.',
  source: ['rfc9700/4.14', 'librechat:api/server/controllers/AuthController.js'],
  causes: [causes.tokensInAnswer],
});

export const renewedWithoutIdToken = defineCheck({
  ...common,
  id: 'reuse.renewed-without-id-token',
  text: 'With OPENID_REUSE_TOKENS a session is renewed although the provider gives no ID token with a refresh.',
  source: ['openid/Core 1.0, 12', 'librechat:api/server/controllers/AuthController.js'],
  causes: [causes.idTokenRequired, causes.renewalRefused],
});

export const googleRenewed = defineCheck({
  ...common,
  id: 'reuse.google-renewed',
  text: 'With OPENID_REUSE_TOKENS the session of a person who came through Google is renewed as well.',
  causes: [causes.onlyOpenIdRenewed],
});
