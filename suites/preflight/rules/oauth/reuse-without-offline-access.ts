import type { Rule } from '../rule.ts';
import { withScopes } from './openid-scope-narrow.ts';

const rule: Rule = {
  id: 'oauth.reuse-without-offline-access',
  severity: 'warning',
  why: "With OPENID_REUSE_TOKENS LibreChat renews sessions with the provider's refresh token. Most providers give one only for the scope offline_access; without it people are signed out when the first token ends, often after an hour.",
  source: ['openid/Core 1.0, 11', 'librechat#9655'],
  fix: 'Add offline_access to OPENID_SCOPE, and allow it at the provider.',
  failing: { '.env': 'OPENID_REUSE_TOKENS=true\n' },
  passing: {
    '.env': 'OPENID_REUSE_TOKENS=true\nOPENID_SCOPE="openid profile email offline_access"\n',
  },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('OPENID_REUSE_TOKENS');
    const scope = environment.text('OPENID_SCOPE');
    if (
      !set ||
      !environment.isOn('OPENID_REUSE_TOKENS') ||
      !environment.has('OPENID_ISSUER') ||
      !scope ||
      scope.includes('offline_access')
    )
      return [];
    return [
      {
        at: set.at,
        edit: {
          at: environment.get('OPENID_SCOPE')?.at ?? set.at,
          ...withScopes(scope, ['offline_access']),
        },
        message:
          'OPENID_SCOPE lacks offline_access, so sessions end with the first token of the provider.',
      },
    ];
  },
};

export default rule;
