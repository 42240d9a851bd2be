import { isScalar, itemsOf, nodeAt } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';

const domains = (entry: string) => ({
  'librechat.yaml': `version: 1.3.9\nsecureImageLinks: true\nregistration:\n  socialLogins: [google, openid]\n  allowedDomains: ['${entry}']\n`,
});

const rule: Rule = {
  id: 'login.domain-not-understood',
  severity: 'error',
  why: 'LibreChat compares an entry of registration.allowedDomains with the part of the email address after the @, letter by letter. An entry with an @, a star, a scheme or a whole address matches nobody.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/registration#alloweddomains',
    'librechat:packages/api/src/auth/domain.ts',
  ],
  fix: 'Write only the domain, such as example.org. List each subdomain.',
  failing: domains('@example.org'),
  passing: domains('example.org'),
  check: ({ librechat: { config } }) =>
    itemsOf(nodeAt(config?.root, 'registration', 'allowedDomains'))
      .filter(isScalar)
      .filter(({ text }) => /[@*/:\s]/.test(text?.trim() ?? ''))
      .map(({ at, text }) => ({
        at,
        message: `Nobody can register with \`${text}\`: LibreChat compares the domain of the email address letter by letter.`,
        fix: `Write ${text?.replace(/^.*[@*/]\.?/, '') || 'example.org'}.`,
        ...(/^@[\w.-]+$/.test(text ?? '')
          ? { edit: { from: text ?? '', to: (text ?? '').slice(1) } }
          : {}),
      })),
};

export default rule;
