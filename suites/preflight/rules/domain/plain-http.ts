import { isLocalhost } from '../addresses.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'domain.plain-http',
  severity: 'error',
  why: "LibreChat's image runs in production mode, in which cookies are `Secure` unless the host is localhost. Over http a browser drops them: each reload asks for the login again.",
  source: 'librechat.md rows 1 and 3, confirmed on v0.8.5-rc1',
  fix: 'Put LibreChat behind https, and write https:// in DOMAIN_CLIENT and DOMAIN_SERVER.',
  failing: {
    '.env': 'DOMAIN_CLIENT=http://chat.example.org\nDOMAIN_SERVER=http://chat.example.org\n',
  },
  passing: {
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('DOMAIN_SERVER');
    const url = serverOrigin(environment);
    if (!set || url?.protocol !== 'http:' || isLocalhost(url.hostname)) return [];
    return [
      {
        at: set.at,
        message:
          "Over plain http the browser drops LibreChat's Secure cookies: people are logged out by each reload.",
      },
    ];
  },
};

export default rule;
