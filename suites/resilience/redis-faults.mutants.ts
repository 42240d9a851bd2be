import { redisAddresses } from '../../fixtures/clients/faults.ts';
import { fromNth, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { streamsWithoutEnd } from './after-faults.ts';
import {
  causes,
  redisFull,
  redisMoved,
  redisReadOnly,
  slowRedisStart,
} from './redis-faults.checks.ts';

const list = 'GET /api/convos';

export const mutants = defineMutants({
  'redis-faults.list-waits': {
    violates: [redisFull.served, redisReadOnly.served],
    cause: causes.waitsForRedis,
    why: 'Every request writes to Redis when it was last used, and waits until that is done.',
    traffic: [{ on: list, delay: () => 15_000 }],
  },
  'redis-faults.list-fails': {
    violates: [redisFull.served, redisReadOnly.served],
    cause: causes.waitsForRedis,
    why: 'The limit of requests is counted in Redis, and a count that fails is an error for the person.',
    traffic: [{ on: list, request: refuse(500, 'OOM command not allowed') }],
  },
  'redis-faults.answers-stay-apart': {
    violates: [redisFull.back, redisReadOnly.back],
    cause: causes.writesGivenUp,
    why: 'After a write that failed, each replica keeps its answers for itself.',
    traffic: streamsWithoutEnd,
  },
  'redis-faults.chats-refused-for-good': {
    violates: [redisFull.back, redisReadOnly.back],
    cause: causes.writesGivenUp,
    why: 'The client stays with the server that became read-only.',
    traffic: [{ on: 'POST /api/agents/chat/:endpoint', request: refuse(503, 'READONLY') }],
  },
  'redis-faults.address-not-a-name': {
    violates: [redisMoved],
    cause: causes.addressKept,
    why: 'REDIS_URI has the address at which Redis was when it was written.',
    deployment: {
      derived: ({ REDIS_URI: uri = '' }) => ({
        REDIS_URI: uri.replace(/[a-z.]+(?=:\d+)/, redisAddresses[0]),
      }),
    },
  },
  'redis-faults.moved-by-restart-alone': {
    violates: [redisMoved],
    cause: causes.addressKept,
    why: 'Each try to connect again goes to the address that was resolved at the start (issue 11086 of LibreChat).',
    traffic: [fromNth(2, 'POST /api/agents/chat/openAI', { status: 503, body: 'ECONNREFUSED' })],
  },
  'redis-faults.in-memory': {
    violates: [redisMoved],
    cause: causes.redisUnused,
    why: 'USE_REDIS_STREAMS=false was set to save memory in Redis.',
    deployment: { environment: { USE_REDIS_STREAMS: 'false' } },
  },
  'redis-faults.start-waits-for-another': {
    violates: [slowRedisStart],
    cause: causes.startsByRoundTrips,
    why: 'A replica that starts again waits for a Redis at an address that nobody answers.',
    deployment: { onRestart: () => ({ REDIS_URI: 'redis://127.0.0.1:9' }) },
  },
});
