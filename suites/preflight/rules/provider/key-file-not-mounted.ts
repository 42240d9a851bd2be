import { posix } from 'node:path';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const env = { '.env': 'GOOGLE_SERVICE_KEY_FILE=/app/keys/google.json\n' };

const rule: Rule = {
  id: 'provider.key-file-not-mounted',
  severity: 'error',
  why: 'The variable names a file inside the container. If nothing is mounted at that path the file is not there, and LibreChat cannot sign in to the provider.',
  source: [
    'librechat-docs/configuration/dotenv#google',
    'librechat-docs/configuration/dotenv#apple-authentication',
    'docker/Bind mounts',
  ],
  fix: 'Mount the file into the container at that path.',
  failing: env,
  passing: {
    ...env,
    ...override('services:\n  librechat:\n    volumes: [./keys:/app/keys:ro]\n'),
  },
  check: ({ librechat: { environment, service } }) =>
    ['GOOGLE_SERVICE_KEY_FILE', 'APPLE_PRIVATE_KEY_PATH'].flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name)?.trim() ?? '';
      if (
        !set ||
        !service ||
        service.node.entries.has('build') ||
        !/^[./]?[\w./-]+\.(json|p8|pem)$/.test(text)
      )
        return [];
      const path = posix.resolve('/app', text);
      const isThere =
        service.mounts.some(({ target }) =>
          `${path}/`.startsWith(`${posix.resolve('/app', target)}/`),
        ) ||
        service.configs.some(({ target }) => posix.resolve('/', target) === path) ||
        (path.startsWith('/run/secrets/') && service.node.entries.has('secrets'));
      return isThere
        ? []
        : [
            {
              at: set.at,
              message: `${name} is ${path}, but nothing is mounted there.`,
              fix: `Add to the volumes of ${service.name}: ./${posix.basename(path)}:${path}:ro`,
            },
          ];
    }),
};

export default rule;
