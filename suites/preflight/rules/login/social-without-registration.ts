import type { Rule } from '../rule.ts';
import { possibleSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.social-without-registration',
  severity: 'error',
  why: 'ALLOW_SOCIAL_LOGIN lets in people who have an account. Only ALLOW_SOCIAL_REGISTRATION creates one at the first sign-in; without it every new person is refused.',
  source: [
    'librechat-docs/configuration/dotenv#registration-and-login',
    'librechat:api/strategies/socialLogin.js',
  ],
  fix: 'Set ALLOW_SOCIAL_REGISTRATION=true, and registration.allowedDomains in librechat.yaml to say who may register.',
  failing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=\n' },
  passing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=\nGOOGLE_CLIENT_ID=\nGOOGLE_CLIENT_SECRET=\n' },
  check: ({ librechat: { environment } }) => {
    const login = environment.get('ALLOW_SOCIAL_LOGIN');
    const signOns = possibleSignOns(environment);
    const isAsked =
      signOns.length === 0 || signOns.some(({ id }) => id !== 'openid' && id !== 'saml');
    if (
      !isAsked ||
      !login ||
      !environment.isOn('ALLOW_SOCIAL_LOGIN') ||
      environment.mayHave('ALLOW_SOCIAL_REGISTRATION')
    )
      return [];
    return [
      {
        at: login.at,
        message:
          'ALLOW_SOCIAL_REGISTRATION is not set, so new people cannot sign in with Google and similar providers.',
      },
    ];
  },
};

export default rule;
