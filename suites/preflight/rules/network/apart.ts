import { calledAddresses } from '../called-addresses.ts';
import { isAt } from '../database.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const search = (network: string) => ({
  ...override(
    `services:\n  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n    networks: [${network}]\nnetworks: { tools: {} }\n`,
  ),
  '.env':
    'SEARCH=true\nMEILI_HOST=http://search:7700\nMEILI_MASTER_KEY=made-by-openssl-rand-hex-24\n',
});

const rule: Rule = {
  id: 'network.apart',
  severity: 'error',
  why: 'Containers reach each other only in a network that both are in. A service that names its networks is no longer in the default one.',
  source: ['compose/networks'],
  fix: 'Put both services into one network.',
  failing: search('tools'),
  passing: search('default'),
  check: (project) => {
    const { service: librechat } = project.librechat;
    if (!librechat || project.isFragment || librechat.networks.length === 0) return [];
    return calledAddresses(project)
      .filter(({ name, isRead }) => isRead && name !== 'MONGO_URI')
      .flatMap(({ name, at, hosts }) => {
        const service = project.services.find((it) => hosts.some((host) => isAt(it, host)));
        if (!service || service === librechat || service.networks.length === 0) return [];
        if (service.networks.some((network) => librechat.networks.includes(network))) return [];
        if (service.name === librechat.name) return [];
        return [
          {
            at,
            message: `${name} leads to ${service.name}, which shares no network with ${librechat.name}.`,
            fix: `Add to ${service.name}: networks: [${librechat.networks[0]}]`,
          },
        ];
      });
  },
};

export default rule;
