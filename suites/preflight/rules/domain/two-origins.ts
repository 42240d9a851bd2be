import { urlOf } from '../addresses.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'domain.two-origins',
  severity: 'warning',
  why: 'LibreChat sets session cookies at DOMAIN_SERVER and sends people to DOMAIN_CLIENT. On another host the page does not have the cookies and shows the sign-in again.',
  source: [
    'librechat-docs/configuration/dotenv#application-domains',
    'librechat:api/server/routes/oauth.js',
  ],
  fix: 'Set both to the address that people type.',
  failing: { '.env': 'DOMAIN_CLIENT=http://127.0.0.1:3080\n' },
  passing: { '.env': 'DOMAIN_CLIENT=http://localhost:3080\n' },
  check: ({ librechat: { environment } }) => {
    const client = environment.get('DOMAIN_CLIENT');
    const [there, here] = [urlOf(environment.text('DOMAIN_CLIENT')), serverOrigin(environment)];
    // Cookies are the same at every port of a host.
    if (!client || !there || !here || there.hostname === here.hostname) return [];
    return [
      {
        at: client.at,
        message:
          'DOMAIN_CLIENT and DOMAIN_SERVER have different hosts: a session of one does not exist at the other.',
      },
    ];
  },
};

export default rule;
