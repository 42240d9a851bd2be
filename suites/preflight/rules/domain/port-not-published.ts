import type { Port } from '../../reading/service.ts';
import { isLocalhost } from '../addresses.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'domain.port-not-published',
  severity: 'error',
  why: 'Callbacks lead to the port in DOMAIN_SERVER. If the project publishes nothing at that port, the provider sends people to an address where nothing answers.',
  source: ['librechat-docs/configuration/dotenv#application-domains'],
  fix: 'Give DOMAIN_SERVER the port that is published, or publish the one that it names.',
  failing: { '.env': 'DOMAIN_CLIENT=http://localhost:8080\nDOMAIN_SERVER=http://localhost:8080\n' },
  passing: { '.env': 'DOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n' },
  check: ({ librechat: { environment, service }, services }) => {
    const set = environment.get('DOMAIN_SERVER');
    const url = serverOrigin(environment);
    const ports = services.flatMap((it) => it.ports);
    if (!set || !url || !service || service.networks.length === 0 || ports.length === 0) return [];
    const isBeyond = !url.port && !isLocalhost(url.hostname);
    const wanted = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    if (isBeyond || ports.some((port) => publishes(port, wanted))) return [];
    return [
      {
        at: set.at,
        message: `DOMAIN_SERVER leads to port ${wanted}, but the project publishes nothing there.`,
      },
    ];
  },
};

function publishes({ published }: Port, wanted: number): boolean {
  const [first, last = first] = (published ?? '').split('-').map(Number);
  return (
    published === undefined ||
    (first !== undefined && last !== undefined && wanted >= first && wanted <= last)
  );
}

export default rule;
