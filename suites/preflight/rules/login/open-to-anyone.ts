import { itemsOf, nodeAt } from '../../reading/nodes.ts';
import { isForThisMachineOnly } from '../exposure.ts';
import { isConfigKnown } from '../needs.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.open-to-anyone',
  severity: 'warning',
  why: 'Anyone with a Google account, or who fills in the form, gets an account and spends your budget, unless registration.allowedDomains says who may.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/registration#alloweddomains',
    'librechat#2512',
  ],
  fix: "List the domains of your people's email addresses in librechat.yaml: registration: { allowedDomains: [example.org] }",
  failing: {
    'librechat.yaml': 'version: 1.3.9\nsecureImageLinks: true\n',
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  },
  passing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration:\n  allowedDomains: [example.org]\n',
  },
  check: (project) => {
    const { environment, config } = project.librechat;
    if (!isConfigKnown(project) || isForThisMachineOnly(project)) return [];
    if (itemsOf(nodeAt(config?.root, 'registration', 'allowedDomains')).length > 0) return [];
    const isGated = ({ id }: { id: string }) =>
      id === 'openid' && environment.mayHave('OPENID_REQUIRED_ROLE');
    const open = configuredSignOns(environment).filter((signOn) => !isGated(signOn));
    const isSocial =
      environment.isOn('ALLOW_SOCIAL_LOGIN') &&
      environment.isOn('ALLOW_SOCIAL_REGISTRATION') &&
      open.length > 0;
    const variable = environment.isOn('ALLOW_REGISTRATION')
      ? 'ALLOW_REGISTRATION'
      : isSocial
        ? 'ALLOW_SOCIAL_REGISTRATION'
        : '';
    const set = environment.get(variable);
    return set
      ? [
          {
            at: set.at,
            message:
              'Anyone who reaches LibreChat can register: registration.allowedDomains is not set.',
          },
        ]
      : [];
  },
};

export default rule;
