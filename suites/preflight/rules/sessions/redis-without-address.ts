import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.redis-without-address',
  severity: 'error',
  why: 'With USE_REDIS=true and no REDIS_URI LibreChat does not start.',
  source: ['librechat:packages/api/src/cache/cacheConfig.ts'],
  fix: 'Set REDIS_URI=redis://redis:6379.',
  failing: { '.env': 'USE_REDIS=true\n' },
  passing: { '.env': 'USE_REDIS=true\nREDIS_URI=redis://cache.example.org:6379\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('USE_REDIS');
    if (!set || !environment.isOn('USE_REDIS') || environment.mayHave('REDIS_URI')) return [];
    return [
      {
        at: set.at,
        message: 'USE_REDIS is on, but REDIS_URI is not set: LibreChat does not start.',
      },
    ];
  },
};

export default rule;
