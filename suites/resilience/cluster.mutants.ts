import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes, clusterLoginShared, clusterStreamAtOther } from './cluster.checks.ts';

export const mutants = defineMutants({
  'cluster.without-redis': {
    violates: [clusterStreamAtOther, clusterLoginShared],
    cause: causes.notUsed,
    why: 'USE_REDIS was set for one replica in a file that the others do not read.',
    deployment: { environment: { USE_REDIS: 'false' } },
  },
});
