import { isLocalhost } from '../addresses.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';
import { isOpen, ofKind } from '../services.ts';

const rule: Rule = {
  id: 'domain.unlike-people-type',
  severity: 'warning',
  why: 'A reverse proxy open to the network says that people come from other machines; callbacks to localhost then lead them to their own.',
  source: 'librechat.md row 2 ("default http://localhost:3080")',
  fix: "Set DOMAIN_CLIENT and DOMAIN_SERVER to the proxy's https address.",
  failing: {
    'docker-compose.override.yml':
      'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n',
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  },
  check: (project) => {
    const { environment } = project.librechat;
    const set = environment.get('DOMAIN_SERVER');
    const url = serverOrigin(environment);
    const proxy = ofKind(project, 'proxy', 'tunnel').find(({ ports }) =>
      ports.some(({ hostIp }) => isOpen(hostIp)),
    );
    if (!set || !url || !proxy || !isLocalhost(url.hostname)) return [];
    return [
      {
        at: set.at,
        message: `${proxy.name} is open to other machines, and DOMAIN_SERVER is this one's localhost.`,
      },
    ];
  },
};

export default rule;
