import { caddySites } from '../caddy-sites.ts';
import type { Rule } from '../rule.ts';

const caddy = (size: string) => ({
  'docker-compose.override.yml':
    'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n    ports: [80:80, 443:443]\n    volumes: [./Caddyfile:/etc/caddy/Caddyfile:ro]\n',
  Caddyfile: `chat.example.org {\n\trequest_body {\n\t\tmax_size ${size}\n\t}\n\treverse_proxy librechat:3080\n}\n`,
  '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
});

const units: Readonly<Record<string, number>> = { kb: 1 / 1000, mb: 1, gb: 1000 };
const least = 5;

const rule: Rule = {
  id: 'proxy.caddy-limits',
  severity: 'warning',
  why: 'Caddy refuses bodies above request_body max_size with 413. Most files that people attach are larger than a few megabytes.',
  source: ['caddy/request_body'],
  fix: 'Write max_size 100MB, or what fileConfig in librechat.yaml allows.',
  failing: caddy('1MB'),
  passing: caddy('100MB'),
  check: (project) =>
    caddySites(project).flatMap(({ directives }) =>
      directives
        .filter(({ name, args }) => name === 'max_size' && megabytes(args[0]) < least)
        .map(({ at, args }) => ({
          at,
          message: `Caddy refuses files of more than ${args[0]}.`,
          edit: { from: args[0] ?? '', to: '100MB' },
        })),
    ),
};

function megabytes(size = ''): number {
  const [, amount, unit = ''] = /^(\d+)\s*([kmg]b)?$/i.exec(size) ?? [];
  return amount
    ? Number(amount) * (units[unit.toLowerCase()] ?? 1 / 1_000_000)
    : Number.POSITIVE_INFINITY;
}

export default rule;
