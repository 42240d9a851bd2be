import { urlOf } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'oauth.openid-issuer-plain',
  severity: 'error',
  why: 'LibreChat asks the issuer for its configuration once, when it starts, and only over https: with http the login is never set up.',
  source: 'OpenID Connect Discovery 1.0, 3; librechat.md row 13; confirmed on v0.8.5-rc1',
  fix: 'Give the issuer an https address whose certificate LibreChat trusts (NODE_EXTRA_CA_CERTS for an authority of your own).',
  failing: { '.env': 'OPENID_ISSUER=http://login.example.org\n' },
  passing: { '.env': 'OPENID_ISSUER=https://login.example.org\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('OPENID_ISSUER');
    const issuer = environment.text('OPENID_ISSUER');
    if (!set || issuer === undefined || urlOf(issuer)?.protocol === 'https:') return [];
    return [
      { at: set.at, message: 'OPENID_ISSUER is no https address: LibreChat will not use it.' },
    ];
  },
};

export default rule;
