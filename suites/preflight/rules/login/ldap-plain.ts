import { urlOf } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const ldap = (url: string) => ({
  '.env': `LDAP_URL=${url}\nLDAP_USER_SEARCH_BASE="ou=people,dc=example,dc=org"\n`,
});

const rule: Rule = {
  id: 'login.ldap-plain',
  severity: 'warning',
  why: 'With ldap:// and no STARTTLS LibreChat sends the passwords of people unencrypted to the directory.',
  source: ['rfc4513/6.3.3', 'librechat:api/strategies/ldapStrategy.js'],
  fix: 'Write ldaps://, or set LDAP_STARTTLS=true.',
  failing: ldap('ldap://directory.example.org'),
  passing: ldap('ldaps://directory.example.org'),
  check: ({ librechat: { environment }, services }) => {
    const set = environment.get('LDAP_URL');
    const url = urlOf(environment.text('LDAP_URL'));
    const isInside = services.some(({ name }) => name === url?.hostname);
    if (!set || url?.protocol !== 'ldap:' || isInside || !environment.isOff('LDAP_STARTTLS'))
      return [];
    return [
      {
        at: set.at,
        message:
          'Passwords travel unencrypted to the directory: LDAP_URL is ldap:// without STARTTLS.',
      },
    ];
  },
};

export default rule;
