import { caddySites } from '../caddy-sites.ts';
import type { Rule } from '../rule.ts';
import { listeningPort } from '../services.ts';

const caddy = (port: number) => ({
  'docker-compose.override.yml':
    'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n    volumes: [./Caddyfile:/etc/caddy/Caddyfile:ro]\n',
  Caddyfile: `chat.example.org {\n\treverse_proxy librechat:${port}\n}\n`,
  '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
});

const rule: Rule = {
  id: 'proxy.caddy-port',
  severity: 'error',
  why: 'Caddy reaches LibreChat inside the Docker network, where it listens on PORT, 3080 unless it is set. At another port Caddy answers 502.',
  source: ['caddy/reverse_proxy', 'librechat-docs/configuration/dotenv#port'],
  fix: "Write LibreChat's PORT, 3080 unless it is set.",
  failing: caddy(80),
  passing: caddy(3080),
  check: (project) => {
    const own = listeningPort(project);
    return caddySites(project)
      .filter(({ port }) => port !== own)
      .map(({ pass, port }) => ({
        at: pass.at,
        message: `Caddy asks LibreChat at port ${port}, but it listens on ${own}.`,
        fix: `Write port ${own}.`,
        edit: { from: `:${port}`, to: `:${own}` },
      }));
  },
};

export default rule;
