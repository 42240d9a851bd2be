import { scalarsOf } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'provider.host-gateway-missing',
  severity: 'error',
  why: 'Docker on Linux knows host.docker.internal only where extra_hosts gives it: elsewhere the name is not found.',
  source: 'librechat.md row 6; Docker documentation, host-gateway',
  mend: "Add to LibreChat's service: extra_hosts: [host.docker.internal:host-gateway]",
  failing: { '.env': 'OPENAI_REVERSE_PROXY=http://host.docker.internal:4000/v1\n' },
  passing: {
    '.env': 'OPENAI_REVERSE_PROXY=http://host.docker.internal:4000/v1\n',
    'docker-compose.override.yml':
      'services:\n  librechat:\n    extra_hosts: [host.docker.internal:host-gateway]\n',
  },
  check: ({ librechat: { service, environment, config } }) => {
    const known = service?.node.entries.get('extra_hosts');
    if (
      !service ||
      service.networks.length === 0 ||
      (known?.kind === 'map' && known.entries.has('host.docker.internal'))
    )
      return [];
    const variables = [...environment.variables].filter(
      ([name]) => /(URL|URI|HOST|PROXY|ENDPOINT)/.test(name) && name !== 'SD_WEBUI_URL',
    );
    const values = [
      ...variables.map(([, value]) => value),
      ...[...(config?.root ? scalarsOf(config.root) : [])].map(([, value]) => value),
    ];
    return values
      .filter(({ text }) => text?.includes('host.docker.internal'))
      .map(({ at }) => ({
        at,
        message: "LibreChat's container does not know host.docker.internal.",
      }));
  },
};

export default rule;
