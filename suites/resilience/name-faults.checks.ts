import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  retriesLong: {
    text: 'LibreChat asks for the name of the provider again and again, and says nothing meanwhile.',
    fix: 'Set maxRetries for the endpoint in librechat.yaml (addParams), for example 1.',
    shownBy: /within 30 seconds/,
  },
  othersAffected: {
    text: 'A name that cannot be resolved holds up requests to other providers: lookups share four threads.',
    fix: 'Raise UV_THREADPOOL_SIZE, or run a caching name server next to LibreChat.',
    shownBy: /the answer of the other provider/,
  },
  failureCached: {
    text: 'The failed lookup is kept in a cache.',
    fix: 'Lower the time for which the name server keeps negative answers (negative TTL).',
    shownBy: /the answer after the fault/,
  },
});

const fault = {
  requirement: 'resilience',
  shape: 'own-machine',
  needs: ['doubles', 'faults'],
} as const;
const source = ['plan/providers', 'librechat:api/server/controllers/agents/client.js'] as const;

export const nameGoneSaid = defineCheck({
  ...fault,
  id: 'faults.name.gone-said',
  level: 'SHOULD',
  text: 'A person who asks a model whose provider has a name that does not resolve learns it within 30 seconds.',
  source,
  causes: [causes.retriesLong],
});

export const nameOthersWork = defineCheck({
  ...fault,
  id: 'faults.name.others-work',
  level: 'MUST',
  text: 'While the name of one provider does not resolve, the others answer.',
  source,
  causes: [causes.othersAffected],
});

export const nameBackWorks = defineCheck({
  ...fault,
  id: 'faults.name.back-works',
  level: 'MUST',
  text: 'Within 30 seconds after the name of a provider resolves again, the provider answers.',
  source,
  causes: [causes.failureCached],
});
