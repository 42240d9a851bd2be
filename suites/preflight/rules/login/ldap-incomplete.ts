import { needsRule, variableSet } from '../needs.ts';

const url = 'LDAP_URL=ldaps://directory.example.org\n';

export default needsRule({
  id: 'login.ldap-incomplete',
  severity: 'error',
  why: "LibreChat sets up LDAP only with both LDAP_URL and LDAP_USER_SEARCH_BASE. Otherwise people can sign in only with LibreChat's own accounts.",
  source: ['librechat:api/server/index.js', 'librechat:api/strategies/ldapStrategy.js'],
  fix: 'Set LDAP_USER_SEARCH_BASE, for example ou=people,dc=example,dc=org.',
  failing: { '.env': url },
  passing: { '.env': `${url}LDAP_USER_SEARCH_BASE="ou=people,dc=example,dc=org"\n` },
  feature: 'LDAP is set up',
  isOn: variableSet('LDAP_URL'),
  needed: ['LDAP_USER_SEARCH_BASE'],
  consequence: 'nobody can sign in with it',
});
