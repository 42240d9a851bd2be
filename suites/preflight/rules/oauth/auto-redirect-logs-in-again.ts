import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'oauth.auto-redirect-logs-in-again',
  severity: 'warning',
  why: 'With OPENID_AUTO_REDIRECT the login page sends people to the provider. If their session there still exists they are signed in again at once, and signing out seems to do nothing.',
  source: ['librechat:client/src/components/Auth/Login.tsx', 'librechat#5506'],
  fix: 'Set OPENID_USE_END_SESSION_ENDPOINT=true, and register DOMAIN_CLIENT/login as post-logout redirect address.',
  failing: { '.env': 'OPENID_AUTO_REDIRECT=true\n' },
  passing: { '.env': 'OPENID_AUTO_REDIRECT=true\nOPENID_USE_END_SESSION_ENDPOINT=true\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('OPENID_AUTO_REDIRECT');
    if (
      !set ||
      !environment.isOn('OPENID_AUTO_REDIRECT') ||
      !environment.isOff('OPENID_USE_END_SESSION_ENDPOINT')
    )
      return [];
    return [
      {
        at: set.at,
        message:
          'People who sign out are signed in again: LibreChat does not end the session at the provider.',
      },
    ];
  },
};

export default rule;
