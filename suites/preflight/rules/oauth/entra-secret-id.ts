import { urlOf } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const entra = (secret: string) => ({
  '.env': `OPENID_ISSUER=https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0\nOPENID_CLIENT_SECRET=${secret}\n`,
});

const rule: Rule = {
  id: 'oauth.entra-secret-id',
  severity: 'warning',
  why: 'Entra shows a GUID as the id of a client secret, next to its value. The value is never a GUID. With the id, Entra refuses the sign-in with AADSTS7000215, and people see an unknown error (500).',
  source: ['entra/error-codes', 'librechat#8866'],
  fix: "Copy the secret's value, not its id. Entra shows the value only once: create a new secret if it is lost.",
  failing: entra('11111111-2222-4333-8444-777777777777'),
  passing: entra('q1w~8Q~3sYzV7hFq2kd0TtPlb9xWcNnR5eGaUo'),
  check: ({ librechat: { environment } }) => {
    const set = environment.get('OPENID_CLIENT_SECRET');
    const secret = environment.text('OPENID_CLIENT_SECRET')?.trim() ?? '';
    const host = urlOf(environment.text('OPENID_ISSUER'))?.hostname ?? '';
    if (
      !set ||
      !/(^|\.)(login\.microsoftonline\.(com|us|de)|sts\.windows\.net)$/.test(host) ||
      !guid.test(secret)
    )
      return [];
    return [
      {
        at: set.at,
        message: "OPENID_CLIENT_SECRET is a GUID: that is the secret's id in Entra, not its value.",
      },
    ];
  },
};

export default rule;
