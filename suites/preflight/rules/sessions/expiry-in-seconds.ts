import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.expiry-in-seconds',
  severity: 'error',
  why: 'The values are milliseconds. In seconds or minutes people are signed out within a moment.',
  source: ['librechat-docs/configuration/dotenv#registration-and-login'],
  fix: 'Multiply by 1000: 900000 are 15 minutes.',
  failing: { '.env': 'SESSION_EXPIRY=900\n' },
  passing: { '.env': 'SESSION_EXPIRY=900000\n' },
  check: ({ librechat: { environment } }) =>
    ['SESSION_EXPIRY', 'REFRESH_TOKEN_EXPIRY'].flatMap((name) => {
      const set = environment.get(name);
      const milliseconds = Number(environment.text(name));
      if (!set || !(milliseconds < 30_000)) return [];
      return [
        {
          at: set.at,
          message: `${name} is in milliseconds: this is ${milliseconds / 1000} s.`,
          edit: { from: set.text ?? '', to: String(milliseconds * 1000) },
        },
      ];
    }),
};

export default rule;
