import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const networks = (internal: boolean) =>
  override(
    `services:\n  librechat: { networks: [inner] }\n  mongodb: { networks: [inner] }\nnetworks: { inner: { internal: ${internal} } }\n`,
  );

const rule: Rule = {
  id: 'network.no-way-out',
  severity: 'error',
  why: 'A network with `internal: true` has no way out. If LibreChat is only in such networks it reaches no provider and no identity provider, and its published port does not answer.',
  source: 'Compose specification, networks, internal',
  fix: 'Add LibreChat to a network that is not internal.',
  failing: networks(true),
  passing: networks(false),
  check: ({ librechat: { service, environment }, innerNetworks }) => {
    const own = service?.networks ?? [];
    const hasProxy = ['PROXY', 'HTTPS_PROXY', 'https_proxy'].some((name) => environment.has(name));
    if (!service || own.length === 0 || hasProxy || !own.every((name) => innerNetworks.has(name)))
      return [];
    return [
      {
        at: service.node.entries.get('networks')?.at ?? service.at,
        message: `${service.name} is only in internal networks (${own.join(', ')}), so it reaches no provider.`,
      },
    ];
  },
};

export default rule;
