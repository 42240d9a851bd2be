import { placeOf } from '../../reading/project.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'oauth.openid-scope-missing',
  severity: 'error',
  why: 'The button does not depend on OPENID_SCOPE, but the sign-in does: people press it and get "An unknown error occurred."',
  source: ['librechat:api/server/routes/config.js', 'librechat:api/server/socialLogins.js'],
  fix: 'Set OPENID_SCOPE="openid profile email".',
  failing: { '.env': 'OPENID_SCOPE=\n' },
  passing: { '.env': 'OPENID_SCOPE="openid profile email"\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const isShown = configuredSignOns(environment).some(({ id }) => id === 'openid');
    if (!isShown || environment.mayHave('OPENID_SCOPE')) return [];
    const at = environment.variables.get('OPENID_SCOPE')?.at ?? placeOf(project);
    const near = environment.variables.get('OPENID_SCOPE') ?? environment.get('OPENID_ISSUER');
    return [
      {
        at,
        ...(near
          ? { edit: { at: near.at, variable: 'OPENID_SCOPE', value: '"openid profile email"' } }
          : {}),
        message:
          'OPENID_SCOPE is not set: LibreChat shows the OpenID button, and the sign-in answers 500.',
      },
    ];
  },
};

export default rule;
