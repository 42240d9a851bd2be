import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'oauth.openid-scope-narrow',
  severity: 'error',
  why: 'Without `openid` the provider gives no ID token. Without `email` most give no address, and LibreChat refuses the person with 400.',
  source: ['openid/Core 1.0, 5.4', 'librechat#3098'],
  fix: 'Put openid, profile and email into OPENID_SCOPE, or name another claim with OPENID_EMAIL_CLAIM.',
  failing: { '.env': 'OPENID_SCOPE="openid profile"\n' },
  passing: { '.env': 'OPENID_SCOPE="openid profile email roles"\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('OPENID_SCOPE');
    const scopes = environment.text('OPENID_SCOPE')?.split(/[\s,+]+/);
    if (!set || !scopes || !environment.has('OPENID_ISSUER')) return [];
    const wanted = environment.has('OPENID_EMAIL_CLAIM') ? ['openid'] : ['openid', 'email'];
    const missing = wanted.filter((scope) => !scopes.includes(scope));
    return missing.length > 0
      ? [
          {
            at: set.at,
            message: `OPENID_SCOPE lacks ${missing.join(' and ')}.`,
            edit: withScopes(environment.text('OPENID_SCOPE') ?? '', missing),
          },
        ]
      : [];
  },
};

/** The scopes with others added, joined as they are. */
export const withScopes = (text: string, more: readonly string[]) => {
  const sign = /[\s,+]+/.exec(text)?.[0] ?? ' ';
  return { from: text, to: [text, ...more].join(sign) };
};

export default rule;
