import { isScalar, itemsOf, nodeAt } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.provider-not-listed',
  severity: 'error',
  why: 'registration.socialLogins in librechat.yaml lists the buttons of the login page. A provider that is set up but not in the list has none.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/registration#sociallogins',
  ],
  fix: 'Add the provider to registration.socialLogins.',
  failing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration:\n  socialLogins: [google]\n  allowedDomains: [example.org]\n',
  },
  passing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration:\n  socialLogins: [google, openid]\n  allowedDomains: [example.org]\n',
  },
  check: ({ librechat: { environment, config } }) => {
    const list = nodeAt(config?.root, 'registration', 'socialLogins');
    if (!list) return [];
    const shown = new Set(itemsOf(list).map((item) => (isScalar(item) ? item.text : '')));
    return configuredSignOns(environment)
      .filter(({ id }) => !shown.has(id))
      .map(({ name }) => ({
        at: list.at,
        message: `${name} is set up, but registration.socialLogins does not list it, so it has no button.`,
      }));
  },
};

export default rule;
