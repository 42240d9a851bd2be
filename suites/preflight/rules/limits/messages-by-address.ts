import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'limits.messages-by-address',
  severity: 'warning',
  why: 'MESSAGE_IP_MAX counts all people behind one IP address together. Above it people get an error, and the violations add up to a ban of the address.',
  source: [
    'librechat-docs/configuration/mod_system',
    'librechat:api/server/middleware/limiters/messageLimiters.js',
  ],
  fix: 'Set it well above what an office sends in a minute, or limit people instead: LIMIT_MESSAGE_IP=false and LIMIT_MESSAGE_USER=true.',
  failing: { '.env': 'MESSAGE_IP_MAX=10\n' },
  passing: { '.env': 'MESSAGE_IP_MAX=400\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('MESSAGE_IP_MAX');
    const perMinute =
      Number(environment.text('MESSAGE_IP_MAX')) /
      Number(environment.text('MESSAGE_IP_WINDOW') ?? 1);
    const isOff = environment.has('LIMIT_MESSAGE_IP') && !environment.isOn('LIMIT_MESSAGE_IP');
    if (!set || isOff || !(perMinute < 40)) return [];
    return [
      {
        at: set.at,
        message: `All people behind one IP address share ${perMinute} messages a minute.`,
      },
    ];
  },
};

export default rule;
