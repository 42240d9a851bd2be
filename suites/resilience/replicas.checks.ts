import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  secretsDiffer: {
    text: 'The replicas have different secrets: JWT_SECRET or JWT_REFRESH_SECRET is made by each container itself.',
    fix: 'Set JWT_SECRET, JWT_REFRESH_SECRET, CREDS_KEY and CREDS_IV to the same values for every replica.',
    shownBy: /Received: 40[13]/,
  },
  databasesDiffer: {
    text: 'The replicas use different databases, so one does not know the sessions of the other.',
    fix: 'Give every replica the same MONGO_URI.',
    shownBy: /Received: 401/,
  },
  logoutNotShared: {
    text: 'The other replica keeps sessions in a cache of its own, and does not notice that one ended.',
    fix: 'Remove the cache of sessions, or keep it in Redis.',
    shownBy: /Received: 200/,
  },
  noRedis: {
    text: 'Redis is not used, so each replica keeps logins and answers in its own memory.',
    fix: 'Set USE_REDIS=true and REDIS_URI for every replica.',
    shownBy: /StreamServices\] Created in-memory|Configured with in-memory stores/,
  },
  streamsInMemory: {
    text: 'USE_REDIS_STREAMS is false, so only the replica that makes an answer knows of it.',
    fix: 'Remove USE_REDIS_STREAMS, or set it to true.',
    shownBy: /Received: 404|status of the stream[\s\S]*404/,
  },
  loginStateLost: {
    text: 'The state of the login (state, nonce, PKCE verifier) lies in the memory of the replica that began it.',
    fix: 'Set USE_REDIS=true and REDIS_URI, so that login sessions are kept in Redis.',
    shownBy: /error=auth_failed|\/oauth\/error/,
  },
  callbackStripped: {
    text: 'A proxy changes the callback before it reaches LibreChat.',
    fix: 'Pass path and query on unchanged.',
  },
  eventsLost: {
    text: 'Events of the answer are lost on the way through Redis to the other replica.',
    fix: 'Upgrade LibreChat; see the pull requests in the source of this check.',
    shownBy: /the answer that arrived[\s\S]*Received/,
  },
  abortNotPassedOn: {
    text: 'The replica that gets the request to stop does not pass it on to the one that makes the answer.',
    fix: 'Set USE_REDIS=true and REDIS_URI, and upgrade LibreChat.',
    shownBy: /Received: 404|still active/,
  },
  titleInMemory: {
    text: 'The title is kept in the memory of the replica that made it.',
    fix: 'Set USE_REDIS=true and REDIS_URI.',
    shownBy: /Received: 404/,
  },
  otherRedis: {
    text: 'LibreChat uses another Redis than the deployment says, or none.',
    fix: 'Correct REDIS_URI, and set USE_REDIS=true.',
  },
});

const redisDocs = ['librechat-docs/configuration/redis'] as const;
const streams = [
  'librechat-docs/features/resumable_streams',
  'librechat#12231',
  'librechat#12578',
] as const;
const shared = { requirement: 'resilience', shape: 'replicas', needs: ['doubles'] } as const;

export const accessTokenShared = defineCheck({
  ...shared,
  id: 'replicas.access-token-shared',
  level: 'MUST',
  text: 'An access token that one replica made is accepted by the other.',
  source: redisDocs,
  causes: [causes.secretsDiffer, causes.databasesDiffer],
});

export const refreshShared = defineCheck({
  ...shared,
  id: 'replicas.refresh-shared',
  level: 'MUST',
  text: 'A session that began at one replica is renewed at the other.',
  source: redisDocs,
  causes: [causes.databasesDiffer, causes.secretsDiffer],
});

export const logoutShared = defineCheck({
  ...shared,
  id: 'replicas.logout-shared',
  level: 'MUST',
  text: 'After a log-out at one replica, the other renews the session no more.',
  source: ['asvs/7.4.1'],
  causes: [causes.logoutNotShared],
});

export const openidLoginShared = defineCheck({
  ...shared,
  id: 'replicas.openid-login-shared',
  level: 'MUST',
  text: 'A login through the Control Plane that began at one replica is completed at the other.',
  source: ['librechat-docs/configuration/redis', 'librechat#14028'],
  causes: [causes.noRedis, causes.loginStateLost, causes.callbackStripped],
});

export const googleLoginShared = defineCheck({
  ...shared,
  id: 'replicas.google-login-shared',
  level: 'MUST',
  text: 'A login through Google that began at one replica is completed at the other.',
  source: redisDocs,
  causes: [causes.loginStateLost, causes.callbackStripped],
});

export const streamAtOther = defineCheck({
  ...shared,
  id: 'replicas.stream-at-other',
  level: 'MUST',
  text: 'An answer that one replica makes can be followed at the other, to its end.',
  source: streams,
  causes: [causes.noRedis, causes.streamsInMemory, causes.eventsLost],
});

export const streamResumedAtOther = defineCheck({
  ...shared,
  id: 'replicas.stream-resumed-at-other',
  level: 'MUST',
  text: 'Whoever reloads the page during an answer gets at the other replica what was said before, and the rest.',
  source: streams,
  causes: [causes.noRedis, causes.streamsInMemory, causes.eventsLost],
});

export const stopAtOther = defineCheck({
  ...shared,
  id: 'replicas.stop-at-other',
  level: 'MUST',
  text: 'An answer that one replica makes is stopped by a request to the other.',
  source: streams,
  causes: [causes.noRedis, causes.abortNotPassedOn],
});

export const activeAtOther = defineCheck({
  ...shared,
  id: 'replicas.active-at-other',
  level: 'MUST',
  text: 'The list of running answers is the same at every replica.',
  source: streams,
  causes: [causes.noRedis, causes.streamsInMemory],
});

export const titleAtOther = defineCheck({
  ...shared,
  id: 'replicas.title-at-other',
  level: 'MUST',
  text: 'The title of a conversation that one replica made is found at the other.',
  source: redisDocs,
  causes: [causes.titleInMemory],
});

export const redisUsed = defineCheck({
  ...shared,
  id: 'replicas.redis-used',
  level: 'MUST',
  text: 'A login and a chat leave keys in Redis: LibreChat did not fall back to its memory.',
  source: redisDocs,
  causes: [causes.noRedis, causes.otherRedis],
  needs: ['doubles', 'faults'],
});
