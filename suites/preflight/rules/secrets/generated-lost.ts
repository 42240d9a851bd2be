import { dirname } from 'node:path/posix';
import { serverSecrets } from '../../reading/environment.ts';
import { scalarAt } from '../../reading/nodes.ts';
import { placeOf } from '../../reading/project.ts';
import { releaseOf, runsWithin } from '../../release.ts';
import { release } from '../examples.ts';
import { missing, weight } from '../missing.ts';
import type { Rule } from '../rule.ts';

const without = 'JWT_SECRET=\nJWT_REFRESH_SECRET=\n';

const rule: Rule = {
  id: 'secrets.generated-lost',
  severity: 'error',
  why: 'From v0.8.8-rc1 on LibreChat generates the secrets that are not set and keeps them in a file in its container. Without a volume there, a new container signs everybody out and can no longer read stored keys. With several replicas each has its own secrets, so requests fail at random.',
  source: ['librechat:packages/api/src/credentials.ts', 'librechat#14680'],
  fix: 'Set the four secrets in .env, or add a volume: librechat-data:/app/data, with LIBRECHAT_TEMP_CREDENTIALS_PATH=/app/data/.env.temp.',
  failing: release('v0.8.8-rc1', { env: without }),
  passing: release('v0.8.8-rc1', {
    override:
      '    environment: { LIBRECHAT_TEMP_CREDENTIALS_PATH: /app/data/.env.temp }\n    volumes: [data2:/app/data]\nvolumes: { data2: {} }\n',
    env: without,
  }),
  check: (project) => {
    const { service, environment } = project.librechat;
    if (!service || !runsWithin(project, { since: 'v0.8.8-rc1' })) return [];
    const lacking = serverSecrets.filter((name) => missing(project, name));
    const [first] = lacking;
    if (!first) return [];
    const folder = dirname(
      environment.text('LIBRECHAT_TEMP_CREDENTIALS_PATH') ?? '/app/data/.env.temp',
    );
    const isKept = service.mounts.some(({ target }) => `${folder}/`.startsWith(`${target}/`));
    const replicas =
      scalarAt(service.node, 'deploy', 'replicas') ?? scalarAt(service.node, 'scale');
    const isMany = Number(replicas?.text) > 1;
    if (isKept && !isMany) return [];
    const what = isMany
      ? `each of the ${replicas?.text} replicas generates its own, so requests fail at random`
      : `LibreChat generates them, and they are lost with the container: nothing is mounted at ${folder}`;
    return [
      {
        at: environment.variables.get(first)?.at ?? placeOf(project),
        message: `${releaseOf(project).name}: ${lacking.join(', ')} ${lacking.length > 1 ? 'are' : 'is'} not set; ${what}.`,
        ...weight(missing(project, first)?.severity),
      },
    ];
  },
};

export default rule;
