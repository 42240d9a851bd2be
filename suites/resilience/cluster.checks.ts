import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  notACluster: {
    text: 'LibreChat treats the cluster as a single server: USE_REDIS_CLUSTER is not set, and REDIS_URI has one address.',
    fix: 'Set USE_REDIS_CLUSTER=true, or name every node in REDIS_URI.',
    shownBy: /MOVED|CROSSSLOT/,
  },
  notUsed: {
    text: 'Redis is not used, so each replica keeps logins and answers in its own memory.',
    fix: 'Set USE_REDIS=true and REDIS_URI for every replica.',
    shownBy: /Received: 404|error=auth_failed|\/oauth\/error|in-memory stores/,
  },
});

const shared = {
  requirement: 'resilience',
  shape: 'replicas-cluster',
  needs: ['doubles'],
  source: ['librechat-docs/configuration/redis'],
  causes: [causes.notACluster, causes.notUsed],
} as const;

export const clusterStreamAtOther = defineCheck({
  ...shared,
  id: 'cluster.stream-at-other',
  level: 'MUST',
  text: 'With a Redis Cluster, an answer that one replica makes can be followed at the other, to its end.',
});

export const clusterLoginShared = defineCheck({
  ...shared,
  id: 'cluster.login-shared',
  level: 'MUST',
  text: 'With a Redis Cluster, a login through the Control Plane that began at one replica is completed at the other.',
});
