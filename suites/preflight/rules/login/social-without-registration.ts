import type { LibreChat } from '../../reading/librechat.ts';
import { isScalar, itemsOf, nodeAt } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';
import { namedSignOns, possibleSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.social-without-registration',
  severity: 'error',
  why: 'ALLOW_SOCIAL_LOGIN lets in people who have an account. Only ALLOW_SOCIAL_REGISTRATION creates one at the first sign-in; without it every new person is refused.',
  source: [
    'librechat-docs/configuration/dotenv#registration-and-login',
    'librechat:api/strategies/socialLogin.js',
  ],
  fix: 'Set ALLOW_SOCIAL_REGISTRATION=true, and registration.allowedDomains in librechat.yaml to say who may register.',
  failing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=\n' },
  passing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=\nGOOGLE_CLIENT_ID=\nGOOGLE_CLIENT_SECRET=\n' },
  check: ({ librechat }) => {
    const { environment } = librechat;
    const login = environment.get('ALLOW_SOCIAL_LOGIN');
    if (
      !isAsked(librechat) ||
      !login ||
      !environment.isOn('ALLOW_SOCIAL_LOGIN') ||
      environment.mayHave('ALLOW_SOCIAL_REGISTRATION')
    )
      return [];
    return [
      {
        at: login.at,
        message:
          'ALLOW_SOCIAL_REGISTRATION is not set, so new people cannot sign in with Google and similar providers.',
      },
    ];
  },
};

/** Whether people may sign in with something that asks for the flag: OpenID and SAML do not. */
function isAsked({ environment, config }: LibreChat): boolean {
  const signOns = possibleSignOns(environment).map(({ id }) => id);
  if (namedSignOns(environment).length === 0) return false;
  const listed = itemsOf(nodeAt(config?.root, 'registration', 'socialLogins')).flatMap((item) =>
    isScalar(item) ? (item.text ?? []) : [],
  );
  const asks = (ids: readonly string[]) =>
    ids.length === 0 || ids.some((id) => id !== 'openid' && id !== 'saml');
  return asks(signOns) && asks(listed);
}

export default rule;
