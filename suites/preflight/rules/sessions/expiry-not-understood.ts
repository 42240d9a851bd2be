import type { Finding, Rule } from '../rule.ts';

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
          ...inMilliseconds(text),
          message: `${name} is not a number of milliseconds, so LibreChat uses its own default.`,
        },
      ];
    }),
};

const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `15m` says what is meant. */
function inMilliseconds(text: string): Pick<Finding, 'edit'> {
  const [, amount, unit = ''] = /^(\d+)\s*([smhd])$/.exec(text) ?? [];
  return amount ? { edit: { from: text, to: String(Number(amount) * (units[unit] ?? 1)) } } : {};
}

export default rule;
