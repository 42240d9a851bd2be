import { isScalar, itemsOf, nodeAt } from '../../reading/nodes.ts';
import type { Finding, Rule } from '../rule.ts';
import { signOns } from '../sign-on.ts';

const listed = (name: string) => ({
  'librechat.yaml': `version: 1.3.9\nsecureImageLinks: true\nregistration:\n  socialLogins: [google, openid, ${name}]\n  allowedDomains: [example.org]\n`,
});

const rule: Rule = {
  id: 'login.social-unknown',
  severity: 'warning',
  why: 'LibreChat shows no button for a name in registration.socialLogins that it does not know.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/registration#sociallogins',
    'librechat:client/src/components/Auth/SocialLoginRender.tsx',
  ],
  fix: `Write one of: ${signOns.map(({ id }) => id).join(', ')}.`,
  failing: listed('microsoft'),
  passing: listed('github'),
  check: ({ librechat: { config } }) =>
    itemsOf(nodeAt(config?.root, 'registration', 'socialLogins'))
      .filter(isScalar)
      .filter(({ text }) => text && !signOns.some(({ id }) => id === text) && !text.includes('${'))
      .map(({ at, text }) => ({
        at,
        message: `LibreChat does not know the sign-in ${text}.`,
        ...inLowerCase(text ?? ''),
        fix: /microsoft|azure|entra|keycloak|okta|auth0|oidc|authentik/i.test(text ?? '')
          ? `Write openid in place of ${text}, and set the OPENID_ variables.`
          : `Write one of: ${signOns.map(({ id }) => id).join(', ')}.`,
      })),
};

/** `Google` is google. */
function inLowerCase(text: string): Pick<Finding, 'edit'> {
  const known = signOns.some(({ id }) => id === text.toLowerCase());
  return known ? { edit: { from: text, to: text.toLowerCase() } } : {};
}

export default rule;
