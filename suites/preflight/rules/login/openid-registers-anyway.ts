import { itemsOf, nodeAt } from '../../reading/nodes.ts';
import { isConfigKnown } from '../needs.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.openid-registers-anyway',
  severity: 'error',
  why: 'The OpenID sign-in does not check ALLOW_SOCIAL_REGISTRATION: everybody the provider knows gets an account.',
  source: ['librechat:api/strategies/openidStrategy.js', 'librechat:api/strategies/socialLogin.js'],
  fix: 'Restrict it with OPENID_REQUIRED_ROLE, or with registration.allowedDomains in librechat.yaml.',
  failing: {
    '.env': 'ALLOW_SOCIAL_REGISTRATION=false\n',
    'librechat.yaml': 'version: 1.3.9\nsecureImageLinks: true\n',
  },
  passing: {
    '.env':
      'ALLOW_SOCIAL_REGISTRATION=false\nOPENID_REQUIRED_ROLE=chat\nOPENID_REQUIRED_ROLE_TOKEN_KIND=id\nOPENID_REQUIRED_ROLE_PARAMETER_PATH=roles\n',
    'librechat.yaml': 'version: 1.3.9\nsecureImageLinks: true\n',
  },
  check: (project) => {
    const { environment, config } = project.librechat;
    const set = environment.get('ALLOW_SOCIAL_REGISTRATION');
    const isOpenId = configuredSignOns(environment).some(({ id }) => id === 'openid');
    const isGated =
      !isConfigKnown(project) ||
      environment.mayHave('OPENID_REQUIRED_ROLE') ||
      itemsOf(nodeAt(config?.root, 'registration', 'allowedDomains')).length > 0;
    if (
      !set ||
      !environment.isOff('ALLOW_SOCIAL_REGISTRATION') ||
      !environment.isOn('ALLOW_SOCIAL_LOGIN') ||
      !isOpenId ||
      isGated
    )
      return [];
    return [
      {
        at: set.at,
        message: 'New people still register through OpenID, which does not check this variable.',
      },
    ];
  },
};

export default rule;
