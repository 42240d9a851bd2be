import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  balancerWaits: {
    text: 'The balancer goes on sending requests to the replica that is gone.',
    fix: 'Let the balancer try the next replica (proxy_next_upstream), and check /readyz.',
    shownBy: /50[234]|connection lost|no answer/,
  },
  sessionsInMemory: {
    text: 'Sessions lie in the memory of the replica that made them.',
    fix: 'Give every replica the same MONGO_URI, JWT_SECRET and JWT_REFRESH_SECRET.',
    shownBy: /Received: 40[13]/,
  },
  waitsForRedis: {
    text: 'LibreChat waits for Redis at every request.',
    fix: 'Upgrade LibreChat, and run Redis with a replica and failover.',
    shownBy: /no answer within|Received: 5\d\d/,
  },
  redisGivenUp: {
    text: 'The client of Redis gives up after REDIS_RETRY_MAX_ATTEMPTS, and LibreChat goes on without it.',
    fix: 'Set REDIS_RETRY_MAX_ATTEMPTS=0, and restart LibreChat when Redis was gone.',
    shownBy: /giving up after|the answer that arrived/,
  },
  cutNotSaid: {
    text: 'Nobody notices that the replica which made the answer is gone.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /running answers/,
  },
});

const fault = {
  requirement: 'resilience',
  shape: 'replicas',
  needs: ['doubles', 'faults'],
} as const;
const redis = ['librechat-docs/configuration/redis'] as const;

export const otherServes = defineCheck({
  ...fault,
  id: 'faults.replica.other-serves',
  level: 'MUST',
  text: 'While one replica is gone, every request is answered by the other.',
  source: redis,
  causes: [causes.balancerWaits],
});

export const sessionSurvives = defineCheck({
  ...fault,
  id: 'faults.replica.session-survives',
  level: 'MUST',
  text: 'A session that began at a replica that is gone is renewed at the other.',
  source: redis,
  causes: [causes.sessionsInMemory],
});

export const cutAnswerEnds = defineCheck({
  ...fault,
  id: 'faults.replica.cut-answer-ends',
  level: 'SHOULD',
  text: 'An answer whose replica is killed counts as running for no longer than 30 seconds.',
  source: ['librechat-docs/features/resumable_streams'],
  causes: [causes.cutNotSaid],
});

export const redisGoneServed = defineCheck({
  ...fault,
  id: 'faults.replica.redis-gone-answered',
  level: 'SHOULD',
  text: 'While Redis is gone, the list of conversations comes within 10 seconds.',
  source: redis,
  causes: [causes.waitsForRedis],
});

export const redisBackShared = defineCheck({
  ...fault,
  id: 'faults.replica.redis-back-shared',
  level: 'MUST',
  text: 'Within 30 seconds after Redis is back, the replicas share answers again, without a restart.',
  source: redis,
  causes: [causes.redisGivenUp],
});
