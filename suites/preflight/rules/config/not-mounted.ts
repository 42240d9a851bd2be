import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeployedFrom } from '../../reading/environment.ts';
import type { Project } from '../../reading/project.ts';
import { trackedFiles } from '../git-files.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.not-mounted',
  severity: 'error',
  why: 'LibreChat reads /app/librechat.yaml, or the file that CONFIG_PATH names. A librechat.yaml next to the compose file does nothing until it is mounted there.',
  source: [
    'librechat-docs/configuration/dotenv#configuration-path---librechatyaml',
    'librechat#5809',
  ],
  fix: "Add to LibreChat's volumes: ./librechat.yaml:/app/librechat.yaml:ro",
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    volumes: !override [images:/app/client/public/images, uploads:/app/uploads]\n',
  },
  passing: {},
  check: (project) => {
    const { directory, isFragment } = project;
    const { service, configMount, environment, config, unread } = project.librechat;
    if (
      !service ||
      isFragment ||
      configMount ||
      config ||
      unread ||
      !existsSync(join(directory, 'librechat.yaml'))
    )
      return [];
    const path = environment.text('CONFIG_PATH') ?? '/app/librechat.yaml';
    const astray = service.mounts.find(({ source }) => source?.endsWith('librechat.yaml'));
    if (!astray)
      return [
        {
          at: service.at,
          message: `librechat.yaml is not mounted into ${service.name}, so LibreChat does not read it.`,
          ...(isCheckout(project) ? { severity: 'warning' as const } : {}),
          fix: `Add to the volumes of ${service.name}: ./librechat.yaml:${path}:ro`,
        },
      ];
    // Its own command may make librechat.yaml from it.
    if (service.command) return [];
    return [
      {
        at: astray.at,
        message: `librechat.yaml is mounted at ${astray.target}, but LibreChat reads ${path}.`,
        fix: `Mount it at ${path}, or set CONFIG_PATH=${astray.target}.`,
      },
    ];
  },
};

/** A checkout does not say with which of its compose files people deploy. */
const isCheckout = (project: Project) =>
  !isDeployedFrom(project.dotenv) || trackedFiles(project).has(project.dotenv?.file.name ?? '');

export default rule;
