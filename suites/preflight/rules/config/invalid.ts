import { isMapping, placeAt } from '../../reading/nodes.ts';
import { configSchemaOf } from '../config-schema.ts';
import { plainConfig } from '../plain-config.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.invalid',
  severity: 'error',
  why: 'LibreChat checks the file as a whole: over one wrong value or top-level key it ends at its start; before v0.8.2, or with CONFIG_BYPASS_VALIDATION=true, it runs without its configuration.',
  source:
    "librechat.md row 7; LibreChat's schema, librechat-data-provider; confirmed on v0.8.5-rc1",
  mend: 'Correct what is named; the documentation of librechat.yaml lists keys and values.',
  failing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: sometimes\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {},
  check: ({ librechat: { config, service, environment } }) => {
    if (!config?.root) return [];
    const { root, file } = config;
    if (!isMapping(root))
      return [
        {
          at: root.at,
          message: `${file.name} holds no configuration: it must be a map with \`version\`.`,
        },
      ];
    const { validate, name, release } = configSchemaOf(service?.image?.text);
    return validate(plainConfig(root, environment)).map(({ path, message, isUnknownKey }) => ({
      at: placeAt(root, path),
      message: isUnknownKey
        ? `${name} does not know \`${path.join('.')}\`, and refuses the file.`
        : `\`${path.join('.')}\`: ${message} (schema of LibreChat ${release}).`,
    }));
  },
};

export default rule;
