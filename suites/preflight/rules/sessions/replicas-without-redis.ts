import { scalarAt } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'sessions.replicas-without-redis',
  severity: 'error',
  why: 'Each replica keeps sign-ins in progress, limits and running answers in its own memory, so a callback or a stream that reaches another one fails.',
  source: ['librechat#7451', 'librechat#12231', 'librechat-docs/configuration/redis'],
  fix: 'Set USE_REDIS=true and REDIS_URI, or run one LibreChat.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    deploy: { replicas: 3 }\n',
  },
  passing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    deploy: { replicas: 1 }\n',
  },
  check: ({ librechat: { service, environment } }) => {
    const replicas =
      scalarAt(service?.node, 'deploy', 'replicas') ?? scalarAt(service?.node, 'scale');
    if (!replicas || !(Number(replicas.text) > 1) || !environment.isOff('USE_REDIS')) return [];
    return [
      {
        at: replicas.at,
        message: `The ${replicas.text} replicas share no memory, so sign-ins and answers fail at random.`,
      },
    ];
  },
};

export default rule;
