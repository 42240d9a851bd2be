import { needsRule, variableSet } from '../needs.ts';

const role = 'OPENID_ADMIN_ROLE=chat-admin\n';

export default needsRule({
  id: 'oauth.admin-role-incomplete',
  severity: 'error',
  why: 'LibreChat makes people administrators by a role of their token only if it knows the claim and the token it is in. From v0.8.6 on an unset token kind fails every OpenID sign-in.',
  source: ['librechat:api/strategies/openidStrategy.js'],
  fix: 'Set OPENID_ADMIN_ROLE_PARAMETER_PATH to the claim, such as `roles`, and OPENID_ADMIN_ROLE_TOKEN_KIND to `id` or `access`.',
  failing: { '.env': role },
  passing: {
    '.env': `${role}OPENID_ADMIN_ROLE_PARAMETER_PATH=roles\nOPENID_ADMIN_ROLE_TOKEN_KIND=id\n`,
  },
  feature: 'An administrator role is set',
  isOn: variableSet('OPENID_ADMIN_ROLE'),
  needed: ['OPENID_ADMIN_ROLE_PARAMETER_PATH', 'OPENID_ADMIN_ROLE_TOKEN_KIND'],
  consequence: 'nobody becomes an administrator',
});
