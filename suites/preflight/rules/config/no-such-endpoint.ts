import { entriesOf, nodeAt } from '../../reading/nodes.ts';
import { builtIn, customEndpoints } from '../endpoints.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const limits = (name: string) =>
  config(
    `endpoints:\n  custom:\n    - { name: Ours, apiKey: '\${OUR_KEY}', baseURL: 'https://models.example.org/v1', models: { default: [large] } }\nfileConfig:\n  endpoints:\n    ${name}: { fileLimit: 5 }\n`,
  );

const rule: Rule = {
  id: 'config.no-such-endpoint',
  severity: 'warning',
  why: 'LibreChat finds the limits for files by the name of the endpoint. Under a name that no endpoint has they do nothing, and the default applies.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/file_config',
    'librechat:packages/data-provider/src/file-config.ts',
  ],
  fix: 'Write the name as in endpoints.custom, or `default`, `custom` or `agents`.',
  failing: { ...limits('ours-too'), '.env': 'OUR_KEY=given-by-the-provider\n' },
  passing: { ...limits('Ours'), '.env': 'OUR_KEY=given-by-the-provider\n' },
  check: (project) => {
    const root = project.librechat.config?.root;
    const known = [
      ...builtIn,
      ...['default', 'custom', 'gptPlugins'],
      ...customEndpoints(project).map(({ name }) => name),
    ].map((name) => name.toLowerCase());
    return entriesOf(nodeAt(root, 'fileConfig', 'endpoints'))
      .filter(([name]) => !known.includes(name.toLowerCase()))
      .map(([name, { at }]) => ({
        at,
        message: `No endpoint has the name ${name}, so these limits for files do nothing.`,
      }));
  },
};

export default rule;
