import { textAt } from '../../reading/nodes.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { ofKind } from '../services.ts';
import { traefikFiles } from '../traefik-files.ts';

const traefik = (label: string) => ({
  ...override(
    `services:\n  librechat:\n    networks: [default, web]\n    labels:\n      - traefik.http.routers.chat.rule=Host(\`chat.example.org\`)\n      - traefik.http.routers.chat.tls=true\n${label}  traefik:\n    image: traefik:v3.5.4\n    restart: unless-stopped\n    networks: [web]\nnetworks: { web: {} }\n`,
  ),
  '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
});

const rule: Rule = {
  id: 'proxy.traefik-network',
  severity: 'warning',
  why: 'If a service is in several networks, Traefik takes the address of any of them. If that is one it is not in, requests end with "504 Gateway Timeout" at some starts and not at others.',
  source: ['traefik/docker'],
  fix: 'Add the label traefik.docker.network=NAME with the network that Traefik shares.',
  failing: traefik(''),
  passing: traefik('      - traefik.docker.network=web\n'),
  check: (project) => {
    const { service } = project.librechat;
    const proxy = ofKind(project, 'proxy').find(({ image }) => /traefik/.test(image?.text ?? ''));
    const rule_ = [...(service?.labels ?? [])].find(([name]) =>
      /^traefik\.http\.routers\./i.test(name),
    );
    if (!service || !proxy || !rule_ || proxy.networks.length === 0) return [];
    const unshared = service.networks.filter((name) => !proxy.networks.includes(name));
    const says =
      service.labels.has('traefik.docker.network') ||
      service.labels.has('traefik.swarm.network') ||
      /providers\.(docker|swarm)\.network/i.test(proxy.command) ||
      traefikFiles(project).some((root) =>
        ['docker', 'swarm'].some((provider) => textAt(root, 'providers', provider, 'network')),
      );
    if (unshared.length === 0 || says || service.networks.length < 2) return [];
    const shared = service.networks.find((name) => proxy.networks.includes(name));
    return [
      {
        at: rule_[1].at,
        message: `${service.name} is in ${service.networks.join(' and ')}, and ${proxy.name} is not in ${unshared.join(' and ')}: it may ask at the wrong address.`,
        ...(shared
          ? {
              fix: `Add the label traefik.docker.network=${shared} (prefixed with the project's name, unless the network sets its own).`,
            }
          : {}),
      },
    ];
  },
};

export default rule;
