import { fromNth, json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { loggedOut, streamsWithoutEnd, unavailable } from './after-faults.ts';
import {
  causes,
  cutAnswerEnds,
  otherServes,
  redisBackShared,
  redisGoneServed,
  sessionSurvives,
} from './replica-faults.checks.ts';

const list = 'GET /api/convos';

export const mutants = defineMutants({
  'replica-faults.no-next-upstream': {
    violates: [otherServes],
    cause: causes.balancerWaits,
    why: 'proxy_next_upstream is off: every second request fails.',
    traffic: [fromNth(2, list, unavailable)],
  },
  'replica-faults.errors-passed-on': {
    violates: [otherServes],
    cause: causes.balancerWaits,
    why: 'The balancer tries the next replica only after its own time limit.',
    traffic: [fromNth(3, list, { status: 504, body: 'Gateway Timeout' })],
  },
  'replica-faults.session-refused': {
    violates: [sessionSurvives],
    cause: causes.sessionsInMemory,
    why: 'The other replica has another JWT_REFRESH_SECRET.',
    traffic: [
      {
        on: 'POST /api/auth/refresh',
        request: ({ headers }) =>
          headers['x-replica'] === '2' ? { status: 403, body: 'Invalid refresh token' } : undefined,
      },
    ],
  },
  'replica-faults.job-taken-over': {
    violates: [cutAnswerEnds],
    cause: causes.cutNotSaid,
    why: 'The other replica lists the job as its own, and makes no answer.',
    traffic: [
      {
        on: 'GET /api/agents/chat/active',
        response: json(() => ({ activeJobIds: ['00000000-0000-4000-8000-000000000000'] })),
      },
    ],
  },
  'replica-faults.list-waits-for-redis': {
    violates: [redisGoneServed],
    cause: causes.waitsForRedis,
    why: 'Every request waits until Redis is back.',
    traffic: [{ on: list, delay: () => 15_000 }],
  },
  'replica-faults.events-lost-after-redis': {
    violates: [redisBackShared],
    cause: causes.redisGivenUp,
    why: 'Subscriptions are not made again after the connection was lost.',
    traffic: streamsWithoutEnd,
  },
  'replica-faults.session-with-replica': {
    violates: [sessionSurvives],
    cause: causes.sessionsInMemory,
    why: 'A fork keeps sessions in the memory of the replica.',
    traffic: [
      {
        on: 'POST /api/auth/refresh',
        request: ({ headers }) => (headers['x-replica'] === '2' ? loggedOut : undefined),
      },
    ],
  },
  'replica-faults.job-stays': {
    violates: [cutAnswerEnds],
    cause: causes.cutNotSaid,
    why: 'The job lies in Redis until it expires, after twenty minutes.',
    traffic: [
      {
        on: 'GET /api/agents/chat/active',
        request: () => ({
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: '{"activeJobIds":["7d444840-9dc0-11d1-b245-5ffdce74fad2"]}',
        }),
      },
    ],
  },
  'replica-faults.list-needs-redis': {
    violates: [redisGoneServed],
    cause: causes.waitsForRedis,
    why: 'Every request reads from Redis, and fails without it.',
    traffic: [{ on: list, request: () => ({ status: 500, body: 'Redis is gone' }) }],
  },
  'replica-faults.redis-given-up': {
    violates: [redisBackShared],
    cause: causes.redisGivenUp,
    why: 'The client gave up, and each replica keeps its answers for itself.',
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        request: () => ({
          status: 404,
          headers: { 'content-type': 'application/json' },
          body: '{"error":"Stream not found"}',
        }),
      },
    ],
  },
});
