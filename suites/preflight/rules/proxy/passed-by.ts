import type { Rule } from '../rule.ts';
import { isOpen, listeningPort, ofKind } from '../services.ts';

const caddy =
  'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n';
const address = 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n';

const rule: Rule = {
  id: 'proxy.passed-by',
  severity: 'warning',
  why: "Whoever reaches LibreChat's own port beside the proxy has no https, and passes every limit by an X-Forwarded-For of their own.",
  source: 'librechat.md row 5, confirmed on v0.8.5-rc1 (14 bad logins, never a 429)',
  fix: 'Publish LibreChat at 127.0.0.1 alone, or not at all: the proxy reaches it by its service name.',
  failing: {
    'docker-compose.override.yml': `${caddy}  librechat:\n    ports: [3080:3080]\n`,
    '.env': address,
  },
  passing: { 'docker-compose.override.yml': caddy, '.env': address },
  check: (project) => {
    const [proxy] = ofKind(project, 'proxy', 'tunnel');
    const open = project.librechat.service?.ports.find(
      ({ hostIp, target }) => isOpen(hostIp) && target === listeningPort(project),
    );
    if (!proxy || !open) return [];
    return [
      {
        at: open.at,
        message: `LibreChat is open to the network beside ${proxy.name}: who takes this port passes the limits.`,
      },
    ];
  },
};

export default rule;
