import type { LibreChat } from '../../reading/librechat.ts';
import { nodeAt } from '../../reading/nodes.ts';
import { builtIn, customEndpoints, missingKeyOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const endpoint = (name: string) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
endpoints:
  custom:
    - name: ${name}
      apiKey: user_provided
      baseURL: https://models.example.org/v1
      models: { default: [gpt-5.4] }
`,
});

const rule: Rule = {
  id: 'config.shadowed-endpoint',
  severity: 'error',
  why: 'A custom endpoint with the name of a built-in one is rejected, or appears next to it under the same name: chats and presets end up at the wrong one.',
  source: ['librechat:packages/data-provider/src/config.ts'],
  fix: "Give it another name, such as the provider's.",
  failing: endpoint('OpenAI'),
  passing: endpoint('Our models'),
  check: (project) =>
    customEndpoints(project).flatMap(({ name, node }) => {
      const own = builtIn.find((it) => it.toLowerCase() === name.toLowerCase());
      const at = nodeAt(node, 'name')?.at ?? node.at;
      const isAlone = own !== undefined && own !== name && isHidden(own, project.librechat);
      return own && !isAlone
        ? [
            {
              at,
              message: `${name} has the name of LibreChat's built-in endpoint ${own}.`,
              // In other letters it appears next to it.
              ...(own === name ? {} : { severity: 'warning' as const }),
            },
          ]
        : [];
    }),
};

/** A built-in endpoint is hidden where ENDPOINTS leaves it out, or nothing sets its key. */
function isHidden(endpoint: string, librechat: LibreChat): boolean {
  const shown = librechat.environment.list('ENDPOINTS');
  const isWithoutKey = librechat.service !== undefined && missingKeyOf(endpoint, librechat);
  return (shown.length > 0 && !shown.includes(endpoint)) || Boolean(isWithoutKey);
}

export default rule;
