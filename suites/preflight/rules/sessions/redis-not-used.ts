import { switchRule, variableSet } from '../needs.ts';

export default switchRule({
  id: 'sessions.redis-not-used',
  severity: 'warning',
  why: 'LibreChat connects to Redis only with USE_REDIS=true. Until then it keeps sessions, limits and running answers in its own memory, and REDIS_URI does nothing.',
  source: ['librechat-docs/configuration/redis', 'librechat:packages/api/src/cache/cacheConfig.ts'],
  fix: 'Set USE_REDIS=true, or remove REDIS_URI.',
  failing: { '.env': 'REDIS_URI=redis://cache.example.org:6379\n' },
  passing: { '.env': 'REDIS_URI=redis://cache.example.org:6379\nUSE_REDIS=true\n' },
  isSetUp: variableSet('REDIS_URI'),
  isOn: ({ librechat: { environment } }) => !environment.isOff('USE_REDIS'),
  message: 'REDIS_URI is set, but USE_REDIS is not true: LibreChat does not use Redis.',
});
