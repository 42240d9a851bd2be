import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'limits.banned-at-once',
  severity: 'warning',
  why: "A score of BAN_INTERVAL or more bans the person and the IP address at the first violation. A script without a browser's user agent is one, so a single probe can lock out a whole office for two hours.",
  source: [
    'librechat-docs/configuration/mod_system',
    'librechat:api/cache/banViolation.js',
    'librechat:api/server/middleware/uaParser.js',
    'librechat#2851',
  ],
  fix: 'Use a score below BAN_INTERVAL, such as 1.',
  failing: { '.env': 'BAN_VIOLATIONS=true\nBAN_INTERVAL=5\nNON_BROWSER_VIOLATION_SCORE=20\n' },
  passing: { '.env': 'BAN_VIOLATIONS=true\nBAN_INTERVAL=20\nNON_BROWSER_VIOLATION_SCORE=1\n' },
  check: ({ librechat: { environment } }) => {
    if (!environment.isOn('BAN_VIOLATIONS')) return [];
    // The release's own .env.example has 20 for both: what a template says is a default, and no decision.
    if (environment.completeness === 'template') return [];
    const interval = Number(environment.text('BAN_INTERVAL') ?? 20);
    const scores = [...environment.variables].filter(
      ([name, { text }]) => /(_VIOLATION_SCORE|_REQ_SCORE)$/.test(name) && text,
    );
    return scores
      .filter(([name, { text }]) => Number(text) >= interval && !isStandard(name, text, interval))
      .map(([name, { at }]) => ({
        at,
        message: `${name} reaches BAN_INTERVAL: the first violation bans the person and the IP address.`,
      }));
  },
};

/** The release's own .env.example has 20 for both: that is a default, and no decision. */
const isStandard = (name: string, text: string | null, interval: number) =>
  name === 'NON_BROWSER_VIOLATION_SCORE' && text === '20' && interval === 20;

export default rule;
