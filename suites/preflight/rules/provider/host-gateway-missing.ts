import { entriesOf } from '../../reading/nodes.ts';
import { calledAddresses } from '../called-addresses.ts';
import type { Rule } from '../rule.ts';

const name = 'host.docker.internal';

const rule: Rule = {
  id: 'provider.host-gateway-missing',
  severity: 'error',
  why: 'Docker on Linux knows host.docker.internal only if extra_hosts defines it. Otherwise the name is not found.',
  source: ['docker/dockerd, host-gateway', 'librechat#2961'],
  fix: "Add to LibreChat's service: extra_hosts: [host.docker.internal:host-gateway]",
  failing: { '.env': 'OPENAI_REVERSE_PROXY=http://host.docker.internal:4000/v1\n' },
  passing: {
    '.env': 'OPENAI_REVERSE_PROXY=http://host.docker.internal:4000/v1\n',
    'docker-compose.override.yml':
      'services:\n  librechat:\n    extra_hosts: [host.docker.internal:host-gateway]\n',
  },
  check: (project) => {
    const { service } = project.librechat;
    const known = entriesOf(service?.node.entries.get('extra_hosts')).map(([host]) => host);
    if (!service || project.isFragment || service.networks.length === 0 || known.includes(name))
      return [];
    return calledAddresses(project)
      .filter(({ hosts, isRead }) => hosts.includes(name) && isRead)
      .slice(0, 1)
      .map(({ at }) => ({
        at,
        ...(service.node.entries.has('extra_hosts')
          ? {}
          : {
              edit: {
                at: service.at,
                insert: ['extra_hosts:', `  - ${name}:host-gateway`],
                where: 'inside' as const,
              },
            }),
        message: `LibreChat's container does not know ${name}: extra_hosts does not define it.`,
      }));
  },
};

export default rule;
