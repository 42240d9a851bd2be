import { release } from '../examples.ts';
import { needsRule } from '../needs.ts';
import { configuredSignOns } from '../sign-on.ts';

const on = 'OPENID_ROLE_SYNC_ENABLED=true\n';

export default needsRule({
  id: 'oauth.role-sync-incomplete',
  severity: 'error',
  why: 'With role sync on, every OpenID sign-in fails if OPENID_ROLE_SYNC_CLAIM is not set: LibreChat throws before it creates the session.',
  source: ['librechat:packages/api/src/auth/openidRoleSync.ts'],
  fix: 'Set OPENID_ROLE_SYNC_CLAIM to the claim that holds the roles, such as `roles`, or OPENID_ROLE_SYNC_ENABLED=false.',
  failing: release('v0.8.7', { env: on }),
  passing: release('v0.8.7', { env: `${on}OPENID_ROLE_SYNC_CLAIM=roles\n` }),
  releases: { since: 'v0.8.7' },
  feature: 'Role sync is on',
  isOn: ({ librechat: { environment } }) =>
    environment.isOn('OPENID_ROLE_SYNC_ENABLED') &&
    configuredSignOns(environment).some(({ id }) => id === 'openid')
      ? environment.get('OPENID_ROLE_SYNC_ENABLED')?.at
      : undefined,
  needed: ['OPENID_ROLE_SYNC_CLAIM'],
  consequence: 'every sign-in with OpenID fails',
});
