import type { Rule } from '../rule.ts';
import { isOpen, ofKind } from '../services.ts';

const rule: Rule = {
  id: 'ports.database-published',
  severity: 'error',
  why: 'Docker publishes a port on every address of the machine, past its firewall: the database is open to the network and, on a machine with a public address, to the internet.',
  source: ['docker/Packet filtering and firewalls', 'image/mongo'],
  fix: 'Remove the published port: other services reach the database by its service name. To look at it from this machine, publish it at 127.0.0.1.',
  failing: {
    'docker-compose.override.yml': 'services:\n  mongodb:\n    ports:\n      - 27017:27017\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  mongodb:\n    ports:\n      - 127.0.0.1:27017:27017\n',
  },
  check: (project) =>
    ofKind(project, 'mongodb', 'postgres', 'redis', 'meilisearch').flatMap(({ name, ports }) =>
      ports
        .filter(({ hostIp }) => isOpen(hostIp))
        .map(({ at, published, target, hostIp }) => ({
          at,
          service: name,
          message: `${name} is open to the network at port ${published ?? target}.`,
          ...(published && !hostIp
            ? { edit: { from: `${published}:${target}`, to: `127.0.0.1:${published}:${target}` } }
            : {}),
        })),
    ),
};

export default rule;
