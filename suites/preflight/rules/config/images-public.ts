import { isMapping, textAt } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.images-public',
  severity: 'warning',
  why: 'Pictures that people upload are given to anyone who has their address, logged in or not, unless secureImageLinks is on.',
  source: 'librechat.md row 50',
  fix: 'Set secureImageLinks: true.',
  failing: {
    'librechat.yaml': 'version: 1.3.9\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {},
  check: ({ librechat: { config } }) => {
    if (!isMapping(config?.root) || textAt(config.root, 'secureImageLinks') === 'true') return [];
    return [
      {
        at: config.root.at,
        message:
          'Uploaded pictures are open to anyone who has their address: secureImageLinks is not on.',
      },
    ];
  },
};

export default rule;
