import type { Project } from '../../reading/project.ts';
import { isLocalhost, urlOf } from '../addresses.ts';
import { fronts, publicAddress } from '../exposure.ts';
import { domainVariables, serverOrigin } from '../origins.ts';
import type { Finding, Rule } from '../rule.ts';
import { isOpen } from '../services.ts';

const caddy =
  'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n';

const rule: Rule = {
  id: 'domain.unlike-people-type',
  severity: 'warning',
  why: 'Callbacks and links start with DOMAIN_SERVER. If people use another address, the sign-in leads them away from it: localhost, for example, is their own machine.',
  source: [
    'librechat-docs/configuration/dotenv#application-domains',
    'librechat:api/server/routes/config.js',
  ],
  fix: 'Set DOMAIN_CLIENT and DOMAIN_SERVER to the address that people type.',
  failing: { 'docker-compose.override.yml': caddy },
  passing: {
    'docker-compose.override.yml': caddy,
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  },
  check: (project) => {
    const labelled = unlikeLabels(project);
    if (labelled.length > 0) return labelled;
    const { environment } = project.librechat;
    const set = environment.get('DOMAIN_SERVER');
    const url = serverOrigin(environment);
    const before = fronts(project).map(({ name }) => name);
    const proxy = project.services.find(
      ({ name, ports }) => before.includes(name) && ports.some(({ hostIp }) => isOpen(hostIp)),
    );
    if (set && url?.hostname === '0.0.0.0')
      return [
        {
          at: set.at,
          message:
            'DOMAIN_SERVER is 0.0.0.0, which is the address of no machine: links and callbacks lead nowhere.',
        },
      ];
    if (!set || !url || !proxy || !isLocalhost(url.hostname)) return [];
    return [
      {
        at: set.at,
        message: `${proxy.name} is open to other machines, but DOMAIN_SERVER is localhost: for everybody else that is their own machine.`,
      },
    ];
  },
};

/** The variables that differ from the address that the labels of LibreChat's service give it. */
function unlikeLabels(project: Project): Finding[] {
  const address = publicAddress(project);
  const { environment } = project.librechat;
  if (!address) return [];
  const expected = `${address.scheme ?? 'https'}://${address.host}`;
  const differing = domainVariables.filter((name) => {
    const url = urlOf(environment.text(name));
    return url && (url.hostname !== address.host || isOtherScheme(url, address.scheme));
  });
  const [first] = [...differing].sort();
  const server = differing.find((name) => name === 'DOMAIN_SERVER') ?? first;
  const at = server && environment.get(server)?.at;
  if (!at) return [];
  return [
    {
      at,
      message: `${address.by} gives LibreChat the address ${expected}, but ${differing.join(' and ')} ${differing.length > 1 ? 'are' : 'is'} another.`,
      fix: `Write ${differing.map((name) => `${name}=${expected}`).join(' and ')}.`,
    },
  ];
}

const isOtherScheme = ({ protocol }: URL, scheme: 'http' | 'https' | undefined) =>
  scheme === 'https' && protocol === 'http:';

export default rule;
