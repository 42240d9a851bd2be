import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.expiry-not-understood',
  severity: 'error',
  why: 'LibreChat takes milliseconds, or a calculation with them. `15m` or `7d` it does not understand, and takes its own 15 minutes and 7 days without a word.',
  source: 'librechat.md row 9; LibreChat documentation, .env, Sessions; confirmed on v0.8.5-rc1',
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
          message: `${name} is no number of milliseconds: LibreChat takes its own default instead.`,
        },
      ];
    }),
};

export default rule;
