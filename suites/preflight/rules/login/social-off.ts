import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.social-off',
  severity: 'error',
  why: 'Without ALLOW_SOCIAL_LOGIN=true LibreChat shows no button of a provider, even if the provider is set up.',
  source: ['librechat-docs/configuration/dotenv#social-logins', 'librechat:api/server/index.js'],
  fix: 'Set ALLOW_SOCIAL_LOGIN=true.',
  failing: { '.env': 'ALLOW_SOCIAL_LOGIN=false\n' },
  passing: { '.env': 'ALLOW_SOCIAL_LOGIN=true\n' },
  check: ({ librechat: { environment } }) => {
    const [signOn] = configuredSignOns(environment);
    const at =
      environment.get('ALLOW_SOCIAL_LOGIN')?.at ?? environment.get(signOn?.needed[0] ?? '')?.at;
    if (!signOn || !at || !environment.isOff('ALLOW_SOCIAL_LOGIN')) return [];
    return [
      {
        at,
        message: `${signOn.name} is set up, but LibreChat shows no button: ALLOW_SOCIAL_LOGIN is not true.`,
      },
    ];
  },
};

export default rule;
