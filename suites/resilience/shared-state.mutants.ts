import { fromNth, type Json, json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import {
  banShared,
  causes,
  configurationRenewed,
  fileAtOther,
  oldPermissionKept,
  permissionAtOther,
  permissionKept,
  subscriptionsEnd,
  uploadLimitShared,
} from './shared-state.checks.ts';

/** The first answer about the role is the answer for good. */
const roleCached: Rule = {
  on: 'GET /api/roles/:name',
  response: json((it, { memory }) => {
    memory.set('role', memory.get('role') ?? it);
    return memory.get('role');
  }),
};

/** The other replica answers somebody who was refused before with another status. */
function filesAtOther(status: number): Rule {
  return {
    on: 'GET /api/files',
    response: (response) => {
      if (response.status === 403 && response.asked['x-replica'] === '2') response.status = status;
    },
  };
}

export const mutants = defineMutants({
  'replicas.file-on-own-disk': {
    violates: [fileAtOther],
    cause: causes.filesLocal,
    why: 'Uploads lie in the container, without a volume that the replicas share.',
    traffic: [
      {
        on: 'GET /api/files/download/:user/:id',
        request: ({ headers }) =>
          headers['x-replica'] === '2' ? { status: 404, body: 'File not found' } : undefined,
      },
    ],
  },
  'replicas.file-cut-at-other': {
    violates: [fileAtOther],
    cause: causes.filesLocal,
    why: 'The volume is a copy that is synchronized now and then.',
    traffic: [
      {
        on: 'GET /api/files/download/:user/:id',
        response: (response, { memory }) => {
          if (memory.get('downloaded')) response.body = Buffer.from('');
          memory.set('downloaded', true);
        },
      },
    ],
  },
  'replicas.uploads-counted-apart': {
    violates: [uploadLimitShared],
    cause: causes.countedApart,
    why: 'USE_REDIS is false: each replica allows as many uploads as the limit says.',
    traffic: [
      {
        on: 'POST /api/files',
        response: (response) => {
          if (response.status !== 429) return;
          response.status = 200;
          response.body = Buffer.from('{"file_id":"d3b07384-d113-4ec6-a7a5-1d0c0b6f4a11"}');
        },
      },
    ],
  },
  'replicas.upload-limit-off': {
    violates: [uploadLimitShared],
    cause: causes.countedApart,
    why: 'The limit is in the environment of one replica only.',
    deployment: { environment: { FILE_UPLOAD_USER_MAX: '100' } },
  },
  'replicas.ban-unknown-at-other': {
    violates: [banShared],
    cause: causes.bansApart,
    why: 'Each replica keeps bans in a database of its own.',
    traffic: [filesAtOther(200)],
  },
  'replicas.ban-breaks-other': {
    violates: [banShared],
    cause: causes.bansApart,
    why: 'The other replica looks for the ban in a Redis that it does not reach, and fails.',
    traffic: [filesAtOther(500)],
  },
  'replicas.answers-not-in-redis': {
    violates: [subscriptionsEnd],
    cause: causes.streamsApart,
    why: 'USE_REDIS_STREAMS=false was set to save memory in Redis.',
    deployment: { environment: { USE_REDIS_STREAMS: 'false' } },
  },
  'replicas.role-cached-at-other': {
    violates: [permissionAtOther],
    cause: causes.rolesCached,
    why: 'FORCED_IN_MEMORY_CACHE_NAMESPACES contains ROLES.',
    traffic: [roleCached],
  },
  'replicas.permission-taken-away-in-vain': {
    violates: [permissionAtOther],
    cause: causes.rolesCached,
    why: 'The second change of a role does not empty the cache that the first one filled.',
    traffic: [fromNth(2, 'PUT /api/roles/:name/:kind', { status: 200, body: '{}' })],
  },
  'replicas.permission-of-before': {
    violates: [permissionKept],
    cause: causes.permissionReset,
    why: 'The defaults are written at each start (pull request 14022 of LibreChat).',
    traffic: [roleCached],
  },
  'replicas.old-permission-lost': {
    violates: [oldPermissionKept],
    cause: causes.permissionReset,
    why: 'A migration drops the old field before it has read it.',
    traffic: [
      {
        on: 'GET /api/roles/:name',
        response: json((it: Json) => ({
          ...it,
          permissions: { ...it.permissions, PROMPTS: { ...it.permissions.PROMPTS, SHARE: false } },
        })),
      },
    ],
  },
  'replicas.configuration-of-before': {
    violates: [configurationRenewed],
    cause: causes.configurationCached,
    why: 'FORCED_IN_MEMORY_CACHE_NAMESPACES is empty, so the configuration comes from Redis (issue 11953 of LibreChat).',
    deployment: { environment: { FORCED_IN_MEMORY_CACHE_NAMESPACES: '' } },
  },
  'replicas.configuration-cached-by-proxy': {
    violates: [configurationRenewed],
    cause: causes.configurationCached,
    why: 'A proxy caches /api/config.',
    traffic: [
      {
        on: 'GET /api/config',
        response: json((it: Json) => ({
          ...it,
          interface: { ...it.interface, customWelcome: '' },
        })),
      },
    ],
  },
});
