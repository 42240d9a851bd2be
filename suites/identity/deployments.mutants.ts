import { answered, cookie, count, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, Reply, Rule } from '../../fixtures/saboteur/rules.ts';
import { onStart, refusesTheAdmitted, whenAdmitted } from '../../fixtures/saboteur/sso.ts';
import * as checks from './deployments.checks.ts';
import { loginCauses } from './login-causes.ts';

const { causes } = checks;
const bareError = answered({ status: 500, body: 'An unknown error occurred.' });
const loginCookieLost = onStart(
  'openid',
  cookie(/^connect\.sid$/, () => undefined),
);
const sessionCookieSecure = whenAdmitted(
  'openid',
  cookie(/^refreshToken$/, (it) => `${it}; Secure`),
);

/** The counterpart gets in; who comes after it is answered so. */
const fromTheSecondOn = (reply: (play: Play) => Reply): Rule[] => [
  {
    on: 'GET /oauth/openid/callback',
    request: (_, play) => (count(play, 'callbacks') > 1 ? reply(play) : undefined),
  },
];

export const mutants = defineMutants({
  'http.login-cookie-missing': {
    violates: [checks.overHttp],
    cause: causes.loginCookieMissing,
    why: 'The session middleware sends no Secure cookie over http, so the callback finds no pending login.',
    source: ['librechat:packages/api/src/oauth/csrf.ts'],
    traffic: loginCookieLost,
  },
  'http.session-cookie-secure': {
    violates: [checks.overHttp],
    cause: causes.sessionCookieSecure,
    why: 'The refresh cookie is Secure because the host is not localhost.',
    traffic: sessionCookieSecure,
  },
  'http.setting-ignored': {
    violates: [checks.overHttpWithSetting],
    cause: causes.loginCookieMissing,
    why: 'Before v0.8.6, SESSION_COOKIE_SECURE is read nowhere.',
    traffic: loginCookieLost,
  },
  'http.setting-for-some-cookies': {
    violates: [checks.overHttpWithSetting],
    cause: causes.sessionCookieSecure,
    why: 'The setting is read for the cookie of the login and not for those of the session.',
    traffic: sessionCookieSecure,
  },
  'issuer.accounts-of-before-refused': {
    violates: [checks.issuerAsDocument],
    cause: causes.issuerCompared,
    why: 'The issuer of the token is compared with OPENID_ISSUER, which has a query.',
    source: ['librechat:packages/api/src/auth/openid.ts'],
    traffic: fromTheSecondOn(({ origin }) => ({
      status: 302,
      headers: { location: `${origin}/login?redirect=false&error=auth_failed` },
    })),
  },
  'issuer.lookup-throws': {
    violates: [checks.issuerAsDocument],
    cause: loginCauses.errorHandlerMissing,
    why: 'The lookup of the account throws for an issuer that it cannot read.',
    traffic: fromTheSecondOn(() => ({ status: 500, body: 'An unknown error occurred.' })),
  },
  'public-client.not-registered': {
    violates: [checks.publicClient],
    cause: causes.secretRequired,
    why: 'Before v0.8.6, the sign-in needs OPENID_CLIENT_SECRET.',
    traffic: [{ on: 'GET /oauth/openid', request: refuse(500, 'An unknown error occurred.') }],
  },
  'public-client.authenticates': {
    violates: [checks.publicClient],
    cause: causes.secretSent,
    why: 'An empty secret is sent, and the provider refuses the authentication.',
    traffic: refusesTheAdmitted('openid'),
  },
  'outgoing-proxy.exclusion-ignored': {
    violates: [checks.noProxy],
    cause: causes.exclusionIgnored,
    why: 'Every request of the OpenID client goes through PROXY, so discovery fails at the start.',
    source: ['librechat#13716'],
    traffic: [{ on: 'GET /oauth/openid', request: refuse(500, 'An unknown error occurred.') }],
  },
  'outgoing-proxy.callback-breaks': {
    violates: [checks.noProxy],
    cause: loginCauses.errorHandlerMissing,
    why: 'Discovery honours NO_PROXY and the token endpoint does not.',
    traffic: whenAdmitted('openid', bareError),
  },
});
