import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  filesLocal: {
    text: 'Each replica keeps uploads on a disk of its own.',
    fix: 'Mount the same volume at /app/uploads and /app/client/public/images of every replica, or set fileStrategy in librechat.yaml to s3, azure_blob or firebase.',
    shownBy: /file at the other replica/,
  },
  countedApart: {
    text: 'Each replica counts for itself, because they share no Redis.',
    fix: 'Set USE_REDIS=true and the same REDIS_URI for every replica.',
    shownBy: /status of the upload/,
  },
  bansApart: {
    text: 'The other replica does not see the ban: it has a database or a Redis of its own, or switched bans off.',
    fix: 'Give every replica the same MONGO_URI, REDIS_URI and BAN_* variables.',
    shownBy: /status of the files at the other replica/,
  },
  streamsApart: {
    text: 'Answers do not pass through Redis.',
    fix: 'Set USE_REDIS=true for every replica, and leave USE_REDIS_STREAMS out.',
    shownBy: /channels of the answer while it is followed/,
  },
  subscriptionLeft: {
    text: 'A replica goes on listening to the events of an answer that nobody follows any more, and keeps what belongs to it in memory.',
    fix: 'Upgrade LibreChat, and restart the replicas now and then until you can.',
    shownBy: /channels of the answer after its end/,
  },
  rolesCached: {
    text: 'The other replica keeps roles in a cache of its own.',
    fix: 'Take ROLES out of FORCED_IN_MEMORY_CACHE_NAMESPACES, and set USE_REDIS=true for every replica.',
    shownBy: /permission at the other replica/,
  },
  permissionReset: {
    text: 'Each start writes the default permissions of the roles again.',
    fix: 'Set the permission under interface in librechat.yaml, which each start applies.',
    shownBy: /shared after the start/,
  },
  configurationCached: {
    text: 'The configuration is cached in Redis, where it survives the start of every replica.',
    fix: 'Leave CONFIG_STORE and APP_CONFIG in FORCED_IN_MEMORY_CACHE_NAMESPACES, or empty Redis when librechat.yaml changes.',
    shownBy: /welcome of replica/,
  },
});

const shared = {
  requirement: 'resilience',
  level: 'MUST',
  shape: 'replicas',
  needs: ['doubles'],
  source: ['librechat-docs/configuration/redis'],
} as const;

export const fileAtOther = defineCheck({
  ...shared,
  id: 'replicas.file-at-other',
  text: 'A file that was uploaded at one replica is downloaded unchanged at the other.',
  causes: [causes.filesLocal],
});

export const uploadLimitShared = defineCheck({
  ...shared,
  id: 'replicas.upload-limit-shared',
  text: 'What a person uploads at all replicas together counts for the limit of uploads.',
  causes: [causes.countedApart],
  refusal: true,
});

export const banShared = defineCheck({
  ...shared,
  id: 'replicas.ban-shared',
  text: 'Whoever is banned at one replica is refused at the other.',
  causes: [causes.bansApart],
  refusal: true,
});

export const subscriptionsEnd = defineCheck({
  ...shared,
  id: 'replicas.subscriptions-end',
  level: 'SHOULD',
  text: 'The replicas listen to an answer in Redis while somebody follows it, and ten seconds after its end no longer.',
  causes: [causes.subscriptionLeft, causes.streamsApart],
  source: ['librechat#13391'],
  needs: ['doubles', 'faults'],
});

export const permissionAtOther = defineCheck({
  ...shared,
  id: 'replicas.permission-at-other',
  text: 'A permission that an administrator takes away at one replica is gone at the other within ten seconds.',
  causes: [causes.rolesCached],
  needs: ['doubles', 'database'],
});

export const permissionKept = defineCheck({
  ...shared,
  id: 'replicas.permission-kept-at-start',
  text: 'What an administrator allowed a role is still allowed after a replica has started again.',
  causes: [causes.permissionReset],
  source: ['librechat#14022'],
  needs: ['doubles', 'database', 'faults'],
});

export const oldPermissionKept = defineCheck({
  ...shared,
  id: 'replicas.old-permission-kept',
  text: 'What a release before v0.8.3 stored of the permission to share still holds after a replica has started.',
  causes: [causes.permissionReset],
  source: ['librechat#14022'],
  needs: ['doubles', 'database', 'faults'],
});

export const configurationRenewed = defineCheck({
  ...shared,
  id: 'replicas.configuration-renewed',
  text: 'When librechat.yaml has changed and every replica has started again, each shows people what it says now.',
  causes: [causes.configurationCached],
  source: ['librechat#11953'],
  needs: ['doubles', 'faults'],
});
