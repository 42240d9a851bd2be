import { location } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes, clusterLoginShared, clusterStreamAtOther } from './cluster.checks.ts';

export const mutants = defineMutants({
  'cluster.stream-unknown': {
    violates: [clusterStreamAtOther],
    cause: causes.notACluster,
    why: 'The key of the stream lies on a node that the other replica does not ask.',
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
  'cluster.login-unknown': {
    violates: [clusterLoginShared],
    cause: causes.notACluster,
    why: 'The key of the login session lies on a node that the other replica does not ask.',
    traffic: [
      {
        on: 'GET /oauth/openid/callback',
        response: location((url) => `${url.origin}/login?redirect=false&error=auth_failed`),
      },
    ],
  },
  'cluster.without-redis': {
    violates: [clusterStreamAtOther, clusterLoginShared],
    cause: causes.notUsed,
    why: 'USE_REDIS was set for one replica in a file that the others do not read.',
    deployment: { environment: { USE_REDIS: 'false' } },
  },
});
