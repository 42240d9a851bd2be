import type { Environment } from '../../reading/environment.ts';
import type { Service } from '../../reading/service.ts';
import { isLocalhost } from '../addresses.ts';
import { serverOrigin } from '../origins.ts';
import type { Edit, Rule } from '../rule.ts';

const api = (variables: string) => ({
  'docker-compose.override.yml': `services:\n  librechat:\n    image: ghcr.io/danny-avila/librechat-api:v0.8.5\n    environment: { HOST: 0.0.0.0${variables} }\n`,
  '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
});

const rule: Rule = {
  id: 'env.not-production',
  severity: 'error',
  why: 'Without production mode LibreChat sets cookies without `Secure`: the browser sends them over plain http too, where anyone on the way can read them. The image `librechat-api` does not set the mode itself.',
  source: ['librechat:packages/api/src/oauth/csrf.ts', 'librechat:Dockerfile.multi'],
  fix: 'Set NODE_ENV=production.',
  failing: api(''),
  passing: api(', NODE_ENV: production'),
  check: ({ librechat: { service, environment } }) => {
    const origin = serverOrigin(environment);
    const isSecure = origin?.protocol === 'https:' && !isLocalhost(origin.hostname);
    const mode = environment.get('NODE_ENV');
    const other = environment.text('NODE_ENV');
    // env.node-env-ci is about the third.
    if (mode && other && isSecure && !['production', 'CI'].includes(other))
      return [
        {
          at: mode.at,
          edit: { from: other, to: 'production' },
          message: 'NODE_ENV is not production: cookies lack `Secure`.',
        },
      ];
    const isApi = /librechat(-dev)?-api([:@]|$)/.test(service?.image?.text ?? '');
    if (
      !service?.image ||
      !isApi ||
      environment.mayHave('NODE_ENV') ||
      serverOrigin(environment)?.protocol !== 'https:'
    )
      return [];
    return [
      {
        at: service.image.at,
        edit: production(environment, service),
        message:
          'This image does not set production mode, and NODE_ENV is not set: cookies lack `Secure`.',
      },
    ];
  },
};

/** Next to the address that people type, or in a list of variables of its own. */
function production(environment: Environment, service: Service): Edit {
  const near = environment.get('DOMAIN_SERVER');
  return near
    ? { at: near.at, variable: 'NODE_ENV', value: 'production' }
    : { at: service.at, insert: ['environment:', '  NODE_ENV: production'], where: 'inside' };
}

export default rule;
