import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

export const causes = defineCauses({
  loginCookieMissing: {
    text: 'LibreChat takes its cookies for Secure at every host but localhost, so over http it sets none for the pending login.',
    fix: 'Put TLS in front. If that is not possible, set SESSION_COOKIE_SECURE=false (from v0.8.6 on).',
    shownBy: /Received.*"200 \/login with an error"/,
  },
  sessionCookieSecure: {
    text: 'The cookies of the session are Secure, and a browser sends none of them over http.',
    fix: 'Put TLS in front. If that is not possible, set SESSION_COOKIE_SECURE=false (from v0.8.6 on).',
    shownBy: /Secure cookies/,
  },
  issuerCompared: {
    text: 'LibreChat compares the issuer of the token with OPENID_ISSUER as it is written there, and takes accounts of before v0.8.6-rc1 for accounts of another issuer.',
    fix: 'Set openidIssuer of the stored users to the iss of the tokens before the upgrade, or write OPENID_ISSUER as iss until everybody has signed in once.',
    shownBy: /Received.*"200 \/login with an error"/,
  },
  secretRequired: {
    text: 'LibreChat registers the sign-in only with a client secret.',
    fix: 'Upgrade to v0.8.6 or newer, or register LibreChat as a client with a secret.',
    shownBy: /(500|404) \/oauth\/openid\b(?!\/)/,
  },
  secretSent: {
    text: 'LibreChat authenticates at the token endpoint although it has no secret, and the provider refuses that.',
    fix: 'Leave OPENID_CLIENT_SECRET out instead of setting it to a text of blanks, and set OPENID_USE_PKCE=true.',
    shownBy: /Received.*"200 \/login with an error"/,
  },
  exclusionIgnored: {
    text: 'Requests to the provider go through PROXY although NO_PROXY lists its host, so discovery fails.',
    fix: 'Upgrade to v0.8.7 or newer, or let the proxy reach the provider.',
    shownBy: /500 \/oauth\/openid\b(?!\/)/,
  },
});

const login = { requirement: 'controlPlane', level: 'MUST', needs: ['doubles'] } as const;

export const overHttp = defineCheck({
  ...login,
  id: 'http.login',
  text: 'At a real host name over http, a login through the Control Plane ends in the chat, with cookies that a browser sends back.',
  source: ['rfc6265bis/4.1.2.5', 'librechat:packages/api/src/oauth/csrf.ts'],
  causes: [causes.loginCookieMissing, causes.sessionCookieSecure],
  shape: 'http',
});

export const overHttpWithSetting = defineCheck({
  ...login,
  id: 'http.login-with-insecure-cookies',
  text: 'With SESSION_COOKIE_SECURE=false, a login at a real host name over http ends in the chat, with cookies that a browser sends back.',
  source: ['rfc6265bis/4.1.2.5', 'librechat#13189'],
  causes: [causes.loginCookieMissing, causes.sessionCookieSecure],
  shape: 'http-cookies',
});

export const issuerAsDocument = defineCheck({
  ...login,
  needs: ['doubles', 'database'],
  id: 'oauth.openid.issuer-as-document',
  text: 'Where OPENID_ISSUER is the address of the discovery document, a person whose account an earlier release made still gets in.',
  source: ['openid/Discovery 1.0, 4', 'librechat:packages/api/src/auth/openid.ts'],
  causes: [causes.issuerCompared, loginCauses.errorHandlerMissing],
  shape: 'issuer-as-document',
});

export const publicClient = defineCheck({
  ...login,
  id: 'oauth.openid.public-client',
  text: 'A login succeeds where LibreChat is a client without a secret and uses PKCE.',
  source: ['rfc6749/2.1', 'rfc9700/2.1.1', 'librechat#12364'],
  causes: [causes.secretRequired, causes.secretSent],
  shape: 'public-client',
});

export const noProxy = defineCheck({
  ...login,
  id: 'oauth.openid.no-proxy',
  text: 'With PROXY set, requests to a provider that NO_PROXY lists do not go through the proxy: a login succeeds.',
  source: ['librechat#13716', 'librechat:packages/api/src/utils/proxy.ts'],
  causes: [causes.exclusionIgnored, loginCauses.errorHandlerMissing],
  shape: 'outgoing-proxy',
});
