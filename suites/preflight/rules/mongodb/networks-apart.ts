import { connectionOf } from '../database.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'mongodb.networks-apart',
  severity: 'error',
  why: 'Containers reach each other only in a network that both are in. A service that names its networks is no longer in the default one.',
  source: ['compose/networks'],
  fix: 'Put both services into one network.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  mongodb: { networks: [database] }\nnetworks: { database: {} }\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  mongodb: { networks: [database] }\n  librechat: { networks: [default, database] }\nnetworks: { database: {} }\n',
  },
  check: (project) => {
    const { service: librechat } = project.librechat;
    const { service } = connectionOf(project) ?? {};
    if (project.isFragment) return [];
    if (!librechat || !service || librechat.networks.length === 0 || service.networks.length === 0)
      return [];
    if (service.networks.some((network) => librechat.networks.includes(network))) return [];
    return [
      {
        at: librechat.at,
        message: `${librechat.name} and ${service.name} share no network, so LibreChat cannot reach its database.`,
      },
    ];
  },
};

export default rule;
