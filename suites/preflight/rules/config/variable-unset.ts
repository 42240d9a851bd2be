import { variablesOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';
import { literalVariables } from './literal-variable.ts';

const endpoint = {
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
endpoints:
  custom:
    - name: Ours
      apiKey: \${OUR_KEY}
      baseURL: https://models.example.org/v1
      models: { default: [one] }
`,
};

const rule: Rule = {
  id: 'config.variable-unset',
  severity: 'error',
  why: "LibreChat fills in ${NAME} from its container's environment, not from Compose's. If the container does not have the variable, the text stays as it is written and the provider rejects it. For webSearch LibreChat asks people for the key instead.",
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/custom_endpoint#apikey',
    'librechat:packages/api/src/endpoints/custom/initialize.ts',
  ],
  fix: "Give LibreChat's container the variable, in its env_file or under `environment`.",
  failing: endpoint,
  passing: {
    'librechat.yaml': `${endpoint['librechat.yaml']}webSearch: { serperApiKey: '\${SERPER_API_KEY}' }\n`,
    '.env': 'OUR_KEY=given-by-the-provider\n',
  },
  check: ({ librechat: { config, environment, service }, dotenv }) => {
    const { root } = config ?? {};
    if (!root || config?.isTemplate || environment.completeness === 'partial') return [];
    const literal = new Set(literalVariables(root).map(({ path }) => path.join('.')));
    const isTemplate = environment.completeness === 'template';
    const byName = new Map(
      variablesOf(root)
        .filter(
          ({ name, path }) =>
            !environment.variables.has(name) &&
            !/^(LIBRECHAT|CONTEXT|USER)_/.test(name) &&
            path[0] !== 'webSearch' &&
            // config.mcp-address says what follows.
            !(path[0] === 'mcpServers' && path.at(-1) === 'url') &&
            !literal.has(path.join('.')),
        )
        .reverse()
        .map((variable) => [variable.name, variable]),
    );
    const unset = [...byName.values()].sort((a, b) => a.at.line - b.at.line);
    const [first] = unset;
    if (isTemplate && first)
      return [
        {
          at: first.at,
          message: `librechat.yaml asks for ${unset.map(({ name }) => name).join(', ')}, and ${dotenv?.file.name ?? 'the template of .env'} does not list ${unset.length > 1 ? 'them' : 'it'}.`,
          fix: `Add ${unset.length > 1 ? 'them' : 'it'} to the template, for whoever fills it in.`,
          severity: 'warning' as const,
        },
      ];
    return unset.map(({ name, at }) => ({
      at,
      message: `LibreChat's container has no variable ${name}, so the text \${${name}} stays as it is.`,
      fix: `Add ${name} to the env_file of ${service?.name ?? 'LibreChat'}, or under its \`environment\`: ${name}: \${${name}}`,
    }));
  },
};

export default rule;
