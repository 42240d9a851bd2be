import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.expiry-not-understood',
  severity: 'error',
  why: 'LibreChat takes milliseconds, or a calculation with them. It does not understand `15m` or `7d`, and uses its own 15 minutes and 7 days instead.',
  source: [
    'librechat-docs/configuration/dotenv#registration-and-login',
    'librechat:api/server/services/AuthService.js',
  ],
  fix: 'Write the number of milliseconds: 900000 are 15 minutes, 604800000 are 7 days.',
  failing: { '.env': 'REFRESH_TOKEN_EXPIRY=30d\n' },
  passing: { '.env': 'REFRESH_TOKEN_EXPIRY=(1000 * 60 * 60 * 24) * 30\n' },
  check: ({ librechat: { environment } }) =>
    ['SESSION_EXPIRY', 'REFRESH_TOKEN_EXPIRY'].flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name);
      if (!set || text === undefined || /^[+\-\d.\s*/%()]+$/.test(text)) return [];
      return [
        {
          at: set.at,
          message: `${name} is not a number of milliseconds, so LibreChat uses its own default.`,
        },
      ];
    }),
};

export default rule;
