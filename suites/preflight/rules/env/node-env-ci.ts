import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'env.node-env-ci',
  severity: 'error',
  why: 'With NODE_ENV=CI LibreChat renews sessions without checking that they still exist, so people who signed out or were removed stay in. The image `librechat` sets production itself; `librechat-api` and a source tree do not.',
  source: ['librechat:api/server/controllers/AuthController.js'],
  fix: 'Set NODE_ENV=production.',
  failing: { '.env': 'NODE_ENV=CI\n' },
  passing: { '.env': 'NODE_ENV=production\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('NODE_ENV');
    if (!set || environment.text('NODE_ENV') !== 'CI') return [];
    return [
      {
        at: set.at,
        message: 'LibreChat renews sessions that were ended.',
        edit: { from: 'CI', to: 'production' },
      },
    ];
  },
};

export default rule;
