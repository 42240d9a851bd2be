import { releaseOf, runsWithin } from '../../release.ts';
import { isLocalhost } from '../addresses.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const plain = 'DOMAIN_CLIENT=http://chat.example.org\nDOMAIN_SERVER=http://chat.example.org\n';

const rule: Rule = {
  id: 'domain.plain-http',
  severity: 'error',
  why: "LibreChat's image runs in production mode, where cookies are `Secure` unless the host is localhost. Over plain http browsers drop them, so each reload asks for the sign-in again. From v0.8.6 on SESSION_COOKIE_SECURE=false allows http; passwords then travel unencrypted.",
  source: ['librechat:packages/api/src/oauth/csrf.ts', 'librechat#1605', 'librechat#13189'],
  fix: 'Put LibreChat behind https and write https:// in DOMAIN_CLIENT and DOMAIN_SERVER.',
  failing: { '.env': plain },
  passing: {
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  },
  check: (project) => {
    const { environment, service } = project.librechat;
    const set = environment.get('DOMAIN_SERVER');
    const url = serverOrigin(environment);
    if (!set || url?.protocol !== 'http:' || isLocalhost(url.hostname)) return [];
    const hasSwitch = runsWithin(project, { since: 'v0.8.6' });
    const override = environment.text('SESSION_COOKIE_SECURE')?.trim().toLowerCase();
    if (hasSwitch && override === 'false')
      return [
        {
          at: set.at,
          message:
            'Passwords and sessions travel unencrypted: people use LibreChat over plain http.',
          severity: 'warning',
        },
      ];
    const isImage =
      service !== undefined ||
      project.helm !== undefined ||
      environment.text('NODE_ENV') === 'production';
    if (!isImage) return [];
    return [
      {
        at: set.at,
        message:
          "Over plain http the browser drops LibreChat's Secure cookies: each reload asks people to sign in again.",
        ...(hasSwitch
          ? {
              fix: `Use https. Where that is not possible, ${releaseOf(project).name} accepts SESSION_COOKIE_SECURE=false.`,
            }
          : {}),
      },
    ];
  },
};

export default rule;
