import { isPublished } from '../../reading/librechat.ts';
import type { Rule } from '../rule.ts';
import { possibleSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'login.nobody',
  severity: 'error',
  why: 'With email sign-in off and no other way set up, the login page offers no way in.',
  source: [
    'librechat-docs/configuration/dotenv#registration-and-login',
    'librechat:api/server/routes/config.js',
  ],
  fix: 'Set up a provider, or leave ALLOW_EMAIL_LOGIN on.',
  failing: { '.env': 'ALLOW_EMAIL_LOGIN=false\nALLOW_SOCIAL_LOGIN=false\n' },
  passing: { '.env': 'ALLOW_EMAIL_LOGIN=false\n' },
  check: ({ librechat: { environment, image } }) => {
    const email = environment.get('ALLOW_EMAIL_LOGIN');
    const isSocial =
      !environment.isOff('ALLOW_SOCIAL_LOGIN') && possibleSignOns(environment).length > 0;
    if (
      !email ||
      !environment.isOff('ALLOW_EMAIL_LOGIN') ||
      isSocial ||
      environment.mayHave('LDAP_URL') ||
      (!isPublished(image?.text ?? '') && [...environment.variables.keys()].some(isOfSignOn))
    )
      return [];
    return [
      {
        at: email.at,
        message: 'Nobody can sign in: email sign-in is off, and no other way is set up.',
      },
    ];
  },
};

/** A variable by which a fork of LibreChat may sign people in another way. */
const isOfSignOn = (name: string) => /(^|_)(SSO|OIDC|CAS|FORWARD_AUTH|AUTH_PROXY)_/.test(name);

export default rule;
