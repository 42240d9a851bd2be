import { grouped } from '../../grouped.ts';
import { nodeAt } from '../../reading/nodes.ts';
import { calledAddresses } from '../called-addresses.ts';
import { isAt } from '../database.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { isSwitchedOff } from '../services.ts';

const search = (profiles: string) => ({
  ...override(
    `services:\n  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n${profiles}`,
  ),
  '.env':
    'SEARCH=true\nMEILI_HOST=http://search:7700\nMEILI_MASTER_KEY=made-by-openssl-rand-hex-24\n',
});

const rule: Rule = {
  id: 'provider.profile-off',
  severity: 'warning',
  why: 'LibreChat is told to use a service that `docker compose up` does not start: only a profile does. Until then what needs it fails, and errors fill the log.',
  source: ['compose/profiles'],
  fix: 'Set COMPOSE_PROFILES in .env, or give LibreChat the variables only where the profile is on.',
  failing: search('    profiles: [search]\n'),
  passing: search(''),
  check: (project) => {
    const { service: librechat } = project.librechat;
    if (nodeAt(librechat?.node, 'profiles')) return [];
    const off = calledAddresses(project).flatMap(({ name, at, hosts, isRead }) => {
      const service = project.services.find((it) => hosts.some((host) => isAt(it, host)));
      return isRead && name !== 'MONGO_URI' && service && isSwitchedOff(service, project)
        ? [{ name, at, service }]
        : [];
    });
    return [...grouped(off, ({ service }) => service.name).values()].flatMap(([first]) =>
      first
        ? [
            {
              at: first.at,
              message: `${first.name} leads to ${first.service.name}, which only a profile starts.`,
            },
          ]
        : [],
    );
  },
};

export default rule;
