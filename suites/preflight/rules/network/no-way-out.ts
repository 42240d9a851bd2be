import { isLocalhost } from '../addresses.ts';
import { calledAddresses } from '../called-addresses.ts';
import { namesOf } from '../database.ts';
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
  source: ['compose/internal networks'],
  fix: 'Add LibreChat to a network that is not internal.',
  failing: networks(true),
  passing: networks(false),
  check: (project) => {
    const { librechat, innerNetworks, services } = project;
    const { service, environment } = librechat;
    const own = service?.networks ?? [];
    const hasProxy = ['PROXY', 'HTTPS_PROXY', 'https_proxy'].some((name) => environment.has(name));
    if (!service || own.length === 0 || hasProxy || !own.every((name) => innerNetworks.has(name)))
      return [];
    const names = new Set(services.flatMap(namesOf));
    const outer = calledAddresses(project).find(({ hosts }) =>
      hosts.some((host) => host.includes('.') && !names.has(host) && !isLocalhost(host)),
    );
    if (!outer) return [];
    return [
      {
        at: service.node.entries.get('networks')?.at ?? service.at,
        message: `${service.name} is only in internal networks (${own.join(', ')}), so it cannot reach the address in ${outer.name}.`,
      },
    ];
  },
};

export default rule;
