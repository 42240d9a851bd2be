import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.not-mounted',
  severity: 'error',
  why: "LibreChat's container reads /app/librechat.yaml alone. A librechat.yaml beside the compose file that is not mounted there does nothing.",
  source: 'librechat.md row 7',
  mend: "Add to LibreChat's volumes: ./librechat.yaml:/app/librechat.yaml:ro",
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    volumes: !override [images:/app/client/public/images, uploads:/app/uploads]\n',
  },
  passing: {},
  check: ({ librechat: { service, configMount, environment }, directory }) => {
    const isElsewhere =
      /^https?:/.test(environment.text('CONFIG_PATH') ?? '') ||
      service?.node.entries.has('configs') ||
      service?.node.entries.has('build');
    if (!service || configMount || isElsewhere || !existsSync(join(directory, 'librechat.yaml')))
      return [];
    const astray = service.mounts.find(({ source }) => source?.endsWith('librechat.yaml'));
    if (astray)
      return [
        {
          at: astray.at,
          message: `librechat.yaml is mounted at ${astray.target}; LibreChat reads ${environment.text('CONFIG_PATH') ?? '/app/librechat.yaml'}.`,
        },
      ];
    return [
      {
        at: service.at,
        message: "librechat.yaml is there, and LibreChat's container does not see it.",
      },
    ];
  },
};

export default rule;
