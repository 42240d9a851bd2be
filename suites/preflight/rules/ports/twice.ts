import type { Port } from '../../reading/service.ts';
import type { Rule } from '../rule.ts';
import { isOpen } from '../services.ts';

const rule: Rule = {
  id: 'ports.twice',
  severity: 'error',
  why: 'Only one service can publish a port of the machine. The second does not start: "port is already allocated".',
  source: ['docker/Port publishing'],
  fix: 'Publish one of them at another port.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  other:\n    image: example.org/other:1.0.0\n    restart: unless-stopped\n    ports: [127.0.0.1:3080:80]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  other:\n    image: example.org/other:1.0.0\n    restart: unless-stopped\n    ports: [127.0.0.1:3081:80]\n',
  },
  check: ({ services }) => {
    const alwaysOn = services.filter(({ node }) => !node.entries.has('profiles'));
    const all = alwaysOn.flatMap(({ name, ports }) => ports.map((port) => ({ name, port })));
    return all.flatMap(({ name, port }, index) => {
      const first = all
        .slice(0, index)
        .find((other) => other.name !== name && collides(other.port, port));
      return first
        ? [{ at: port.at, message: `${first.name} publishes port ${port.published} too.` }]
        : [];
    });
  },
};

function collides(one: Port, other: Port): boolean {
  const isSamePort = one.published !== undefined && one.published === other.published;
  const isSameAddress =
    one.hostIp === other.hostIp || [one, other].some(({ hostIp }) => isOpen(hostIp));
  return isSamePort && isSameAddress;
}

export default rule;
