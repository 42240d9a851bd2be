import { nodeAt } from '../../reading/nodes.ts';
import { customEndpoints } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const endpoints = (...names: string[]) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
endpoints:
  custom:
${names.map((name) => `    - { name: ${name}, apiKey: user_provided, baseURL: 'https://models.example.org/v1', models: { default: [one] } }\n`).join('')}`,
});

const rule: Rule = {
  id: 'config.endpoint-twice',
  severity: 'error',
  why: 'LibreChat tells custom endpoints apart by their names. Of two with one name people see one, and chats may go to the other.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/custom_endpoint#name',
    'librechat:packages/api/src/endpoints/custom/config.ts',
  ],
  fix: 'Give each its own name.',
  failing: endpoints('Ours', 'Ours'),
  passing: endpoints('Ours', 'Theirs'),
  check: (project) => {
    const all = customEndpoints(project);
    const later = all.filter(
      ({ name }, index) => name && all.slice(0, index).some((other) => other.name === name),
    );
    return later.map(({ name, node }) => ({
      at: nodeAt(node, 'name')?.at ?? node.at,
      message: `Another endpoint is called ${name} too.`,
    }));
  },
};

export default rule;
