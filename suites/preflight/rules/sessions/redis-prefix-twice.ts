import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.redis-prefix-twice',
  severity: 'error',
  why: 'LibreChat ends when it starts if both REDIS_KEY_PREFIX and REDIS_KEY_PREFIX_VAR are set.',
  source: ['librechat:packages/api/src/cache/cacheConfig.ts'],
  fix: 'Remove one of the two.',
  failing: { '.env': 'REDIS_KEY_PREFIX=chat\nREDIS_KEY_PREFIX_VAR=HOSTNAME\n' },
  passing: { '.env': 'REDIS_KEY_PREFIX=chat\n' },
  check: ({ librechat: { environment } }) => {
    const second = environment.get('REDIS_KEY_PREFIX_VAR');
    if (
      !second ||
      !environment.text('REDIS_KEY_PREFIX') ||
      !environment.text('REDIS_KEY_PREFIX_VAR')
    )
      return [];
    return [
      {
        at: second.at,
        message: 'REDIS_KEY_PREFIX is set too: LibreChat does not start.',
        edit: { remove: true },
      },
    ];
  },
};

export default rule;
