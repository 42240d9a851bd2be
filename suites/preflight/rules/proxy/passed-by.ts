import { urlOf } from '../addresses.ts';
import { fronts, openPort } from '../exposure.ts';
import type { Rule } from '../rule.ts';

const caddy =
  'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n';
const address = 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n';

const rule: Rule = {
  id: 'proxy.passed-by',
  severity: 'warning',
  why: "Anyone who reaches LibreChat's own port has no https, and passes every limit by sending an X-Forwarded-For header of their choice.",
  source: ['librechat-docs/configuration/dotenv#trust-proxy', 'librechat:api/server/index.js'],
  fix: 'Publish LibreChat only at 127.0.0.1, or not at all: a proxy in the same Docker network reaches it by its service name.',
  failing: {
    'docker-compose.override.yml': `${caddy}  librechat:\n    ports: [3080:3080]\n`,
    '.env': address,
  },
  passing: { 'docker-compose.override.yml': caddy, '.env': address },
  check: (project) => {
    const [front] = fronts(project);
    const open = openPort(project);
    if (!front || !open) return [];
    // Whoever gives people this very port means it to be open.
    const people = urlOf(project.librechat.environment.text('DOMAIN_SERVER'));
    if (people?.port && people.port === open.published && !people.hostname.startsWith('localhost'))
      return [];
    const { published = open.target } = open;
    return [
      {
        at: open.at,
        message: `Port ${published} leads to LibreChat past ${front.name}: whoever uses it passes the limits.`,
        ...(open.published && !open.hostIp
          ? {
              edit: {
                from: `${published}:${open.target}`,
                to: `127.0.0.1:${published}:${open.target}`,
              },
            }
          : {}),
        fix: `Write 127.0.0.1:${published}:${open.target}, or remove the port if ${front.name} reaches LibreChat by its service name.`,
      },
    ];
  },
};

export default rule;
