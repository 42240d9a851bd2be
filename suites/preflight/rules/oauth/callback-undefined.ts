import type { Environment } from '../../reading/environment.ts';
import { placeOf } from '../../reading/project.ts';
import type { Finding, Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'oauth.callback-undefined',
  severity: 'error',
  why: 'Without its callback variable LibreChat sends people to the provider with a redirect address that ends in `undefined`.',
  source: ['librechat:api/strategies/googleStrategy.js'],
  fix: 'Set the variable to the path, such as /oauth/google/callback, and register it at the provider.',
  failing: { '.env': 'GOOGLE_CALLBACK_URL=\n' },
  passing: { '.env': 'GOOGLE_CALLBACK_URL=/oauth/google/callback\n' },
  check: (project) => {
    const { environment } = project.librechat;
    return configuredSignOns(environment)
      .filter(({ callback }) => !environment.mayHave(callback))
      .map(({ name, id, callback, needed }) => ({
        ...settingCallback(environment, callback, id, needed),
        at: environment.variables.get(callback)?.at ?? placeOf(project),
        message: `${name} is set up, but ${callback} is not set: its redirect address ends in \`undefined\`.`,
      }));
  },
};

/** LibreChat puts the path behind DOMAIN_SERVER; of SAML it wants the whole address. */
function settingCallback(
  environment: Environment,
  callback: string,
  id: string,
  needed: readonly string[],
): Pick<Finding, 'edit'> {
  const near = environment.variables.get(callback) ?? environment.get(needed[0] ?? '');
  return near && id !== 'saml'
    ? { edit: { at: near.at, variable: callback, value: `/oauth/${id}/callback` } }
    : {};
}

export default rule;
