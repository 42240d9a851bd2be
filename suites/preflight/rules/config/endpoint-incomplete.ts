import { nodeAt } from '../../reading/nodes.ts';
import { customEndpoints } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const endpoint = (rest: string) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
endpoints:
  custom:
    - { name: Ours, baseURL: 'https://models.example.org/v1', ${rest} }
`,
});

const rule: Rule = {
  id: 'config.endpoint-incomplete',
  severity: 'error',
  why: 'LibreChat leaves out a custom endpoint that has no name, baseURL, apiKey or models, and does not say so.',
  source: [
    'librechat:packages/api/src/endpoints/custom/config.ts',
    'librechat-docs/configuration/librechat_yaml/object_structure/custom_endpoint',
  ],
  fix: 'Give it all four. `models` needs `default` or `fetch: true`. For a provider without keys write any word as apiKey.',
  failing: endpoint('models: { default: [one] }'),
  passing: endpoint('apiKey: user_provided, models: { default: [one] }'),
  check: (project) =>
    customEndpoints(project).flatMap(({ name, node, models, fetches }) => {
      const missing = ['name', 'baseURL', 'apiKey'].filter((key) => !nodeAt(node, key));
      if (models.length === 0 && !fetches) missing.push('models');
      if (missing.length === 0) return [];
      return [
        {
          at: node.at,
          message: `LibreChat leaves out ${name || 'this endpoint'}: it has no ${missing.join(', ')}.`,
        },
      ];
    }),
};

export default rule;
