import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

const source = ['rfc6749/4.1.2.1', 'rfc6749/5.2', 'librechat:api/server/routes/oauth.js'] as const;

const candidates = [
  loginCauses.errorHandlerMissing,
  loginCauses.refusalToOtherPage,
  loginCauses.refusalLosesReason,
  loginCauses.loginAccepted,
] as const;

const google = { requirement: 'google', level: 'MUST', needs: ['doubles'], refusal: true } as const;
const openid = { ...google, requirement: 'controlPlane' } as const;
const end = 'the login ends at the login page, which says that it failed, and opens no session';

export const tokenRefused = {
  google: defineCheck({
    ...google,
    id: 'oauth.google.failure.token-refused',
    text: `If Google refuses the code, ${end}.`,
    source,
    causes: candidates,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.failure.token-refused',
    text: `If the Control Plane refuses the code, ${end}.`,
    source,
    causes: candidates,
  }),
};

export const tokenError = {
  google: defineCheck({
    ...google,
    id: 'oauth.google.failure.token-error',
    text: `If Google's token endpoint answers 500, ${end}.`,
    source,
    causes: candidates,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.failure.token-error',
    text: `If the Control Plane's token endpoint answers 500, ${end}.`,
    source,
    causes: candidates,
  }),
};

export const tokenNonsense = {
  google: defineCheck({
    ...google,
    id: 'oauth.google.failure.token-nonsense',
    text: `If a page comes in place of Google's token, ${end}.`,
    source,
    causes: candidates,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.failure.token-nonsense',
    text: `If a page comes in place of the Control Plane's token, ${end}.`,
    source,
    causes: candidates,
  }),
};

export const tokenCut = {
  google: defineCheck({
    ...google,
    id: 'oauth.google.failure.token-cut',
    text: `If the connection to Google's token endpoint breaks, ${end}.`,
    source,
    causes: candidates,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.failure.token-cut',
    text: `If the connection to the Control Plane's token endpoint breaks, ${end}.`,
    source,
    causes: candidates,
  }),
};

export const googleUserinfoError = defineCheck({
  ...google,
  id: 'oauth.google.failure.userinfo-error',
  text: `If Google does not say who the person is, ${end}.`,
  source,
  causes: candidates,
});

const unanswered = {
  ...google,
  source: ['rfc6749/5.1', 'nginx/proxy_read_timeout'],
  causes: [loginCauses.waitsForProvider, ...candidates],
} as const;

export const tokenNever = {
  google: defineCheck({
    ...unanswered,
    id: 'oauth.google.failure.token-never',
    text: `If Google's token endpoint never answers, ${end}, within 45 seconds.`,
  }),
  openid: defineCheck({
    ...unanswered,
    requirement: 'controlPlane',
    id: 'oauth.openid.failure.token-never',
    text: `If the Control Plane's token endpoint never answers, ${end}, within 45 seconds.`,
  }),
};

export const openidIdTokenMissing = defineCheck({
  ...openid,
  id: 'oauth.openid.failure.id-token-missing',
  text: `If the Control Plane gives no ID token, ${end}.`,
  source: ['openid/Core 1.0, 3.1.3.3', ...source],
  causes: candidates,
});

export const openidCancelled = defineCheck({
  ...openid,
  id: 'oauth.openid.failure.cancelled',
  text: `If a person cancels on the way through the Control Plane, ${end}.`,
  source,
  causes: candidates,
});

const idToken = {
  ...openid,
  causes: [
    loginCauses.idTokenNotVerified,
    loginCauses.errorHandlerMissing,
    loginCauses.refusalToOtherPage,
  ],
} as const;

export const idTokenExpired = defineCheck({
  ...idToken,
  id: 'oauth.openid.id-token.expired',
  text: `If the ID token expired an hour ago, ${end}.`,
  source: ['openid/Core 1.0, 3.1.3.7'],
});

export const idTokenOfOtherAudience = defineCheck({
  ...idToken,
  id: 'oauth.openid.id-token.other-audience',
  text: `If the ID token is for another client, ${end}.`,
  source: ['openid/Core 1.0, 3.1.3.7'],
});

export const idTokenOfOtherIssuer = defineCheck({
  ...idToken,
  id: 'oauth.openid.id-token.other-issuer',
  text: `If the ID token names another issuer, ${end}.`,
  source: ['openid/Core 1.0, 3.1.3.7', 'rfc9207/2.4'],
});

const patience = { level: 'MUST', needs: ['doubles'] } as const;

export const clockAhead = defineCheck({
  ...patience,
  requirement: 'controlPlane',
  id: 'oauth.openid.clock-ahead',
  text: "A login succeeds although the provider's clock is a minute ahead.",
  source: ['openid/Core 1.0, 3.1.3.7', 'rfc7519/4.1.6'],
  causes: [loginCauses.clockToleranceMissing],
});

export const clockBehind = defineCheck({
  ...patience,
  requirement: 'controlPlane',
  id: 'oauth.openid.clock-behind',
  text: "A login succeeds although the provider's clock is a minute behind.",
  source: ['openid/Core 1.0, 3.1.3.7', 'rfc7519/4.1.4'],
  causes: [loginCauses.clockToleranceMissing],
});

export const tokenLate = {
  google: defineCheck({
    ...patience,
    requirement: 'google',
    id: 'oauth.google.token-late',
    text: 'A login succeeds although Google takes four seconds for the token.',
    source: ['rfc6749/5.1'],
    causes: [loginCauses.providerSlow, loginCauses.errorHandlerMissing],
  }),
  openid: defineCheck({
    ...patience,
    requirement: 'controlPlane',
    id: 'oauth.openid.token-late',
    text: 'A login succeeds although the Control Plane takes four seconds for the token.',
    source: ['rfc6749/5.1'],
    causes: [loginCauses.providerSlow, loginCauses.errorHandlerMissing],
  }),
};
