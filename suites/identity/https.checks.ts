import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  secureSwitchedOff: {
    text: 'SESSION_COOKIE_SECURE is false, DOMAIN_SERVER names localhost, or NODE_ENV is not production.',
    fix: 'Set NODE_ENV=production and DOMAIN_SERVER to the public https origin, and remove SESSION_COOKIE_SECURE.',
    shownBy: /without Secure[\s\S]*"refreshToken"/,
  },
  loginCookieInsecure: {
    text: 'A middleware sets the cookie of a pending login without Secure.',
    fix: 'Remove the middleware, or make it set Secure cookies; look for connect.sid in the response of /oauth/openid.',
    shownBy: /without Secure[\s\S]*"connect\.sid"/,
  },
  domainWithHttp: {
    text: 'DOMAIN_SERVER still says http although people come over https.',
    fix: 'Set DOMAIN_SERVER and DOMAIN_CLIENT to the public https origin.',
    shownBy: /redirect_uri[\s\S]*Received: "http:\/\/[^/:"]+\/oauth/,
  },
  innerRedirectUri: {
    text: 'The redirect URI is made from the inner request of the proxy: a host and port that people cannot reach.',
    fix: 'Set DOMAIN_SERVER to the public https origin, and GOOGLE_CALLBACK_URL and OPENID_CALLBACK_URL to paths.',
    shownBy: /redirect_uri[\s\S]*Received: "https?:\/\/[^/:"]+:\d+\//,
  },
  schemeNotPassedOn: {
    text: 'The proxy does not send X-Forwarded-Proto, so LibreChat takes the connection for http, sends no cookie for the pending login, and rejects its callback.',
    fix: 'Set `proxy_set_header X-Forwarded-Proto $scheme` at the proxy, and TRUST_PROXY to the number of proxies.',
    shownBy: /\/oauth\/openid\/callback → \d+|error=auth_failed|state/,
  },
  loginCookieDropped: {
    text: 'A cache or proxy removes Set-Cookie from redirects, so the browser has no cookie for the pending login.',
    fix: 'Pass Set-Cookie of /oauth through, and do not cache /oauth.',
  },
});

export const cookiesSecure = defineCheck({
  id: 'https.cookies-secure',
  requirement: 'sessions',
  level: 'MUST',
  text: 'Over https every cookie that signs a user in is Secure.',
  source: ['rfc6265bis/4.1.2.5', 'asvs/3.3', 'librechat:api/server/controllers/AuthController.js'],
  causes: [causes.secureSwitchedOff, causes.loginCookieInsecure],
  needs: ['doubles'],
  shape: 'https',
});

export const redirectUris = defineCheck({
  id: 'https.redirect-uris',
  requirement: 'google',
  level: 'MUST',
  text: 'Behind a proxy that terminates TLS, LibreChat sends Google and the Control Plane https redirect URIs of the public host.',
  source: ['rfc9700/2.6', 'librechat#3451'],
  causes: [causes.domainWithHttp, causes.innerRedirectUri],
  shape: 'https',
});

export const loginLeadsToChat = defineCheck({
  id: 'https.login-leads-to-chat',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'Behind a proxy that terminates TLS, a login through the Control Plane ends in the chat.',
  source: ['plan/oauth', 'librechat#14028'],
  causes: [causes.schemeNotPassedOn, causes.loginCookieDropped],
  needs: ['doubles'],
  shape: 'https',
});
