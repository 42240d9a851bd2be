import { cookie, locationParameter, withoutHeaders } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { onStart } from '../../fixtures/saboteur/sso.ts';
import { causes, cookiesSecure, loginLeadsToChat, redirectUris } from './https.checks.ts';

const insecure = (header: string) => header.replace(/; *Secure/i, '');

export const mutants = defineMutants({
  'https.session-cookie-insecure': {
    violates: [cookiesSecure],
    cause: causes.secureSwitchedOff,
    why: 'SESSION_COOKIE_SECURE=false was set for a test over http, and stayed.',
    traffic: [{ on: '* /*', response: cookie(/^(refreshToken|token_provider)$/, insecure) }],
  },
  'https.login-cookie-insecure': {
    violates: [cookiesSecure],
    cause: causes.loginCookieInsecure,
    why: 'A middleware that adds a session store sets its cookie without Secure.',
    traffic: [{ on: '* /*', response: cookie(/^connect\.sid$/, insecure) }],
  },
  'https.domain-with-http': {
    violates: [redirectUris],
    cause: causes.domainWithHttp,
    why: 'DOMAIN_SERVER still says http after TLS was added in front.',
    deployment: { environment: { DOMAIN_SERVER: 'http://chat.insightmesh.test' } },
  },
  'https.redirect-uri-inner': {
    violates: [redirectUris],
    cause: causes.innerRedirectUri,
    why: "The redirect URI is made from the proxy's inner request: http and the port of the container.",
    traffic: onStart(
      'openid',
      locationParameter('redirect_uri', () => 'http://librechat:3080/oauth/openid/callback'),
    ),
  },
  'https.forwarded-proto-missing': {
    violates: [loginLeadsToChat],
    cause: causes.schemeNotPassedOn,
    why: 'The proxy sends no X-Forwarded-Proto.',
    traffic: [
      {
        on: '* /oauth/*',
        request: withoutHeaders('x-forwarded-proto'),
      },
    ],
  },
  'https.login-cookie-dropped': {
    violates: [loginLeadsToChat],
    cause: causes.loginCookieDropped,
    why: 'A cache in front removes Set-Cookie from redirects.',
    traffic: onStart(
      'openid',
      cookie(/./, () => undefined),
    ),
  },
});
