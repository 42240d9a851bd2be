import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

const refusal = { level: 'MUST', needs: ['doubles'], refusal: true } as const;
const google = { ...refusal, requirement: 'google' } as const;
const openid = { ...refusal, requirement: 'controlPlane' } as const;

/** RFC 9700, 4.7.1: LibreChat sends Google no state, which is a SHOULD until it does. */
const ofGoogle = { ...google, level: 'SHOULD' } as const;

const bound = [
  loginCauses.stateNotBound,
  loginCauses.errorHandlerMissing,
  loginCauses.refusalToOtherPage,
] as const;

export const stateChanged = {
  google: defineCheck({
    ...ofGoogle,
    id: 'oauth.google.callback.state-changed',
    text: 'A callback of Google whose state was changed on the way opens no session.',
    source: ['rfc6749/10.12', 'rfc9700/4.7.1', 'librechat:api/strategies/googleStrategy.js'],
    causes: bound,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.callback.state-changed',
    text: 'A callback of the Control Plane whose state was changed on the way opens no session.',
    source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
    causes: bound,
  }),
};

export const stateMissing = {
  google: defineCheck({
    ...ofGoogle,
    id: 'oauth.google.callback.state-missing',
    text: 'A callback of Google without state opens no session.',
    source: ['rfc6749/10.12', 'rfc9700/4.7.1', 'librechat:api/strategies/googleStrategy.js'],
    causes: bound,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.callback.state-missing',
    text: 'A callback of the Control Plane without state opens no session.',
    source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
    causes: bound,
  }),
};

export const foreignWhilePending = {
  google: defineCheck({
    ...ofGoogle,
    id: 'oauth.google.callback.foreign-while-pending',
    text: "Somebody else's callback of Google signs nobody in, although this browser has a login of its own pending.",
    source: ['rfc9700/4.7', 'rfc6819/4.4.1.8'],
    causes: bound,
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.callback.foreign-while-pending',
    text: "Somebody else's callback of the Control Plane signs nobody in, although this browser has a login of its own pending.",
    source: ['rfc9700/4.7', 'rfc6819/4.4.1.8'],
    causes: bound,
  }),
};

export const openidStateAloneDecides = defineCheck({
  ...openid,
  id: 'oauth.openid.callback.state-compared-without-pkce',
  text: "Somebody else's callback signs nobody in at a provider that does not enforce PKCE either: LibreChat itself compares the state.",
  source: ['rfc9700/4.7.1'],
  causes: bound,
});

const codeOnce = ['rfc6749/4.1.2', 'rfc9700/4.5'] as const;

export const once = {
  google: defineCheck({
    ...google,
    id: 'oauth.google.callback.once',
    text: 'A callback of Google that was used opens no session in another browser that has the same cookies.',
    source: codeOnce,
    causes: [loginCauses.loginAccepted, loginCauses.stateNotBound],
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.callback.once',
    text: 'A callback of the Control Plane that was used opens no session in another browser that has the same cookies.',
    source: codeOnce,
    causes: [loginCauses.loginAccepted, loginCauses.stateNotBound],
  }),
};

export const ofOtherProvider = {
  google: defineCheck({
    ...google,
    id: 'oauth.google.callback.of-other-provider',
    text: 'A code of the Control Plane opens no session at the callback of Google (mix-up).',
    source: ['rfc9700/4.4', 'rfc9207/2.4'],
    causes: [loginCauses.loginAccepted, loginCauses.stateNotBound],
  }),
  openid: defineCheck({
    ...openid,
    id: 'oauth.openid.callback.of-other-provider',
    text: 'A code of Google opens no session at the callback of the Control Plane (mix-up).',
    source: ['rfc9700/4.4', 'rfc9207/2.4'],
    causes: [loginCauses.loginAccepted, loginCauses.stateNotBound],
  }),
};

const asText = {
  level: 'MUST',
  needs: ['doubles'],
  source: ['rfc6749/4.1.2.1', 'asvs/1.2.1'],
  causes: [loginCauses.errorEchoed],
} as const;

export const errorAsText = {
  google: defineCheck({
    ...asText,
    requirement: 'google',
    id: 'oauth.google.callback.error-as-text',
    text: 'An error in the address of the callback of Google never becomes HTML.',
  }),
  openid: defineCheck({
    ...asText,
    requirement: 'controlPlane',
    id: 'oauth.openid.callback.error-as-text',
    text: 'An error in the address of the callback of the Control Plane never becomes HTML.',
  }),
};

const unknown = {
  ...refusal,
  source: ['rfc6749/4.1.2.1', 'librechat:api/server/routes/oauth.js'],
  causes: [
    loginCauses.errorHandlerMissing,
    loginCauses.refusalToOtherPage,
    loginCauses.refusalLosesReason,
  ],
} as const;

export const errorUnknown = {
  google: defineCheck({
    ...unknown,
    requirement: 'google',
    id: 'oauth.google.callback.error-unknown',
    text: 'An error that Google names for the first time ends at the login page, which says that the login failed.',
  }),
  openid: defineCheck({
    ...unknown,
    requirement: 'controlPlane',
    id: 'oauth.openid.callback.error-unknown',
    text: 'An error that the Control Plane names for the first time ends at the login page, which says that the login failed.',
  }),
};

const address = {
  level: 'MUST',
  needs: ['doubles'],
  source: ['rfc9700/4.11', 'librechat-docs/configuration/dotenv#application-domains'],
  causes: [loginCauses.hostHeaderTrusted],
} as const;

export const hostIgnored = {
  google: defineCheck({
    ...address,
    requirement: 'google',
    id: 'oauth.google.host-ignored',
    text: 'An invented X-Forwarded-Host or Host changes neither the redirect URI at Google nor where a login ends.',
  }),
  openid: defineCheck({
    ...address,
    requirement: 'controlPlane',
    id: 'oauth.openid.host-ignored',
    text: 'An invented X-Forwarded-Host or Host changes neither the redirect URI at the Control Plane nor where a login ends.',
  }),
};

export const returnConfined = defineCheck({
  level: 'MUST',
  needs: ['doubles'],
  requirement: 'controlPlane',
  id: 'oauth.return-confined',
  text: 'An address of another site in redirect_to or returnTo is never followed, before a login or after it.',
  source: ['rfc9700/4.11', 'asvs/3.7.2'],
  causes: [loginCauses.redirectNotConfined],
});
