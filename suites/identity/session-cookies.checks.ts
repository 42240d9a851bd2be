import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  cookieWithoutHttpOnly: {
    text: 'A proxy rewrites Set-Cookie without HttpOnly.',
    fix: 'Compare the Set-Cookie header at the server and at the edge, and restore the attribute.',
    shownBy: /HttpOnly \(SameSite: Strict\)/,
  },
  cookieRewritten: {
    text: 'A proxy sets the cookie again with only its path and expiry.',
    fix: 'Compare the Set-Cookie header at the server and at the edge, and pass it through unchanged.',
    shownBy: /HttpOnly \(SameSite: (None|Lax)\)|SameSite \(HttpOnly: false\)/,
  },
  sameSiteRelaxed: {
    text: 'A fork or a proxy relaxes SameSite for an embedding page.',
    fix: 'Compare the Set-Cookie header at the server and at the edge, and restore SameSite=Strict.',
    shownBy: /SameSite \(HttpOnly: true\)[\s\S]*Lax/,
  },
  secureOnHttp: {
    text: 'The cookie is Secure although users reach LibreChat over plain http: NODE_ENV=production with a host name other than localhost, or a proxy that adds the attribute (nginx proxy_cookie_flags).',
    fix: 'Serve LibreChat over https and set DOMAIN_SERVER to the https origin.',
    shownBy: /Expected: false\nReceived: true/,
  },
  cookiePathRewritten: {
    text: 'A proxy rewrites the path of cookies (proxy_cookie_path) for a sub-path or for /api, so the cookie is not sent, or not cleared at logout.',
    fix: 'Compare the Set-Cookie header at the server and at the edge, and keep the path at /.',
    shownBy: /^Path\n[\s\S]*Received: "\/\w/,
  },
});

export const cookieHttpOnly = defineCheck({
  id: 'sessions.cookie-http-only',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is HttpOnly.',
  source: ['asvs/3.3', 'librechat:api/server/services/AuthService.js'],
  causes: [causes.cookieWithoutHttpOnly, causes.cookieRewritten],
  needs: ['doubles'],
});

export const cookieSameSite = defineCheck({
  id: 'sessions.cookie-same-site',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is SameSite=Strict.',
  source: ['asvs/3.3', 'librechat:api/server/services/AuthService.js'],
  causes: [causes.sameSiteRelaxed, causes.cookieRewritten],
  needs: ['doubles'],
});

export const cookieSecureFitsScheme = defineCheck({
  id: 'sessions.cookie-secure-fits-scheme',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is Secure on https, and not Secure on plain http, where the browser would drop it.',
  source: ['rfc6265bis/4.1.2.5', 'librechat:packages/api/src/oauth/csrf.ts'],
  causes: [causes.secureOnHttp],
  needs: ['doubles'],
});

export const cookiePath = defineCheck({
  id: 'sessions.cookie-path',
  requirement: 'sessions',
  level: 'MUST',
  text: 'The refresh cookie is sent to every path of the deployment: its path is /.',
  source: ['rfc6265bis/4.1.2.4', 'librechat:api/server/services/AuthService.js', 'librechat#12077'],
  causes: [causes.cookiePathRewritten],
  needs: ['doubles'],
});
