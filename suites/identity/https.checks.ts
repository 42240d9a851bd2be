import { defineCheck } from '../../fixtures/checks/types.ts';

export const cookiesSecure = defineCheck({
  id: 'https.cookies-secure',
  requirement: 'sessions',
  level: 'MUST',
  text: 'Over https every cookie that signs a user in is Secure.',
  source: 'RFC 6265bis, 4.1.2.5; OWASP ASVS 5.0, 3.3.1; librechat.md B3',
  cause:
    'SESSION_COOKIE_SECURE is false, DOMAIN_SERVER names localhost, or NODE_ENV is not production.',
  remedy:
    'Set NODE_ENV=production and DOMAIN_SERVER to the public https origin, and remove SESSION_COOKIE_SECURE.',
  needs: ['doubles'],
  shape: 'https',
});

export const redirectUris = defineCheck({
  id: 'https.redirect-uris',
  requirement: 'google',
  level: 'MUST',
  text: 'Behind a proxy that terminates TLS, LibreChat sends Google and the Control Plane https redirect URIs of the public host.',
  source: 'RFC 9700, 2.6; librechat.md row 2',
  cause: 'DOMAIN_SERVER names the inner address of LibreChat, or http instead of https.',
  remedy: 'Set DOMAIN_SERVER and DOMAIN_CLIENT to the public https origin.',
  shape: 'https',
});

export const loginLeadsToChat = defineCheck({
  id: 'https.login-leads-to-chat',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'Behind a proxy that terminates TLS, a login through the Control Plane ends in the chat.',
  source: 'Plan, 2. OAuth Integration; librechat.md row 3',
  cause:
    'The proxy does not send X-Forwarded-Proto, so LibreChat takes the connection for http and sends no login cookie ("Unable to verify authorization request state").',
  remedy:
    'Set `proxy_set_header X-Forwarded-Proto $scheme` at the proxy, and TRUST_PROXY to the number of proxies.',
  needs: ['doubles'],
  shape: 'https',
});
