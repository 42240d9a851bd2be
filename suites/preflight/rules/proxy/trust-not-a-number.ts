import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.trust-not-a-number',
  severity: 'warning',
  why: 'LibreChat reads TRUST_PROXY as a number and takes 1 for everything else, including 0: it always trusts at least one proxy.',
  source: ['librechat:api/server/index.js'],
  fix: "Write the number of proxies. Without a proxy, keep LibreChat's port from strangers: they can choose their own address for limits and bans.",
  failing: { '.env': 'TRUST_PROXY=true\n' },
  passing: { '.env': 'TRUST_PROXY=1\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('TRUST_PROXY');
    if (!set || set.unknown || Number(set.text) >= 1) return [];
    return [
      {
        at: set.at,
        message: 'LibreChat takes this for 1 and trusts one proxy.',
        edit: { from: set.text ?? '', to: '1' },
      },
    ];
  },
};

export default rule;
