import type { Rule } from '../rule.ts';
import { behindDomain } from '../sign-on.ts';

const rule: Rule = {
  id: 'oauth.callback-elsewhere',
  severity: 'error',
  why: 'LibreChat answers callbacks only at /oauth/<provider>/callback. At another path people end on a blank chat page and are not signed in.',
  source: ['librechat:api/server/routes/oauth.js'],
  fix: 'Set the variable to /oauth/<provider>/callback, here and at the provider.',
  failing: { '.env': 'OPENID_CALLBACK_URL=/auth/callback\n' },
  passing: { '.env': 'OPENID_CALLBACK_URL=/oauth/openid/callback\n' },
  check: ({ librechat: { environment } }) =>
    behindDomain.flatMap(({ name, id, callback }) => {
      const set = environment.get(callback);
      const path = environment.text(callback);
      if (!set || path === undefined || path.includes('://') || path === `/oauth/${id}/callback`)
        return [];
      return [
        {
          at: set.at,
          edit: { from: path, to: `/oauth/${id}/callback` },
          message: `LibreChat answers ${name}'s callback only at /oauth/${id}/callback.`,
        },
      ];
    }),
};

export default rule;
