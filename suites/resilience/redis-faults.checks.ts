import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  waitsForRedis: {
    text: 'A request needs to write to Redis, and fails or waits when it cannot.',
    fix: 'Watch used_memory and the role of Redis, and give it maxmemory-policy noeviction with room to spare.',
    shownBy: /the list/,
  },
  writesGivenUp: {
    text: 'LibreChat goes on without Redis after a write failed, or keeps to a server that no longer takes writes.',
    fix: 'Restart LibreChat when Redis takes writes again.',
    shownBy: /the answer that arrived/,
  },
  startsByRoundTrips: {
    text: 'At its start LibreChat asks Redis for one thing after another, and every answer takes a while.',
    fix: 'Run Redis close to LibreChat, and raise the start period of the health check until it has started.',
    shownBy: /seconds until the replica is ready/,
  },
  addressKept: {
    text: 'LibreChat keeps to the address that it found first, or has no name to look up again.',
    fix: 'Set REDIS_URI to a name that always leads to the Redis in use, and restart LibreChat after Redis moved.',
    shownBy: /Redis has what LibreChat keeps of a new answer/,
  },
  redisUnused: {
    text: 'LibreChat does not use its Redis, or not for answers.',
    fix: 'Set USE_REDIS=true and REDIS_URI, and leave USE_REDIS_STREAMS out.',
    shownBy: /Redis has what LibreChat keeps of an answer/,
  },
});

const fault = {
  requirement: 'resilience',
  shape: 'replicas',
  needs: ['doubles', 'faults'],
  source: ['librechat-docs/configuration/redis'],
} as const;

const refusals = {
  full: 'the memory of Redis is full',
  'read-only': 'Redis takes no writes, because it became the replica of a server that is gone',
} as const;

const refusing = (why: keyof typeof refusals) =>
  ({
    served: defineCheck({
      ...fault,
      id: `faults.redis.${why}-served`,
      level: 'SHOULD',
      text: `While ${refusals[why]}, the list of conversations comes within 10 seconds.`,
      causes: [causes.waitsForRedis],
    }),
    back: defineCheck({
      ...fault,
      id: `faults.redis.${why}-back`,
      level: 'MUST',
      text: `Within 30 seconds after ${refusals[why]} no longer, the replicas share answers again, without a restart.`,
      causes: [causes.writesGivenUp],
    }),
  }) as const;

export const redisFull = refusing('full');
export const redisReadOnly = refusing('read-only');

export const slowRedisStart = defineCheck({
  ...fault,
  id: 'faults.redis.slow-start',
  level: 'SHOULD',
  text: 'With a Redis whose every answer takes 100 ms, a replica is ready within a minute of its start.',
  source: ['librechat#14966'],
  causes: [causes.startsByRoundTrips],
});

export const redisMoved = defineCheck({
  ...fault,
  id: 'faults.redis.moved-found',
  level: 'MUST',
  shape: 'redis-by-name',
  text: 'Within 30 seconds after the name of Redis got another address, LibreChat keeps new answers there, without a restart.',
  source: ['librechat#11086'],
  causes: [causes.addressKept, causes.redisUnused],
});
