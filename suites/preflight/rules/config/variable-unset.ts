import { variablesOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

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
  why: "LibreChat fills in ${NAME} from its own environment, which is not Compose's: a variable that its container does not have stays as it is written, and the provider refuses it. For webSearch it asks people for the key instead.",
  source: 'librechat.md row 6; v0.8.5-rc1: "Missing API Key for …"',
  mend: "Give LibreChat's container the variable: in its env_file, or in `environment`.",
  failing: endpoint,
  passing: {
    'librechat.yaml': `${endpoint['librechat.yaml']}webSearch: { serperApiKey: '\${SERPER_API_KEY}' }\n`,
    '.env': 'OUR_KEY=given-by-the-provider\n',
  },
  check: ({ librechat: { config, environment } }) => {
    const asked = config?.root ? variablesOf(config.root) : [];
    return asked
      .filter(
        ({ name, path }) =>
          !environment.variables.has(name) &&
          !name.startsWith('LIBRECHAT_') &&
          path[0] !== 'webSearch',
      )
      .map(({ name, at }) => ({ at, message: `LibreChat's container has no variable ${name}.` }));
  },
};

export default rule;
