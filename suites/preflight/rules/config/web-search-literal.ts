import { entriesOf, isScalar, nodeAt } from '../../reading/nodes.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const search = (address: string) => config(`webSearch: { searxngInstanceUrl: '${address}' }\n`);

const rule: Rule = {
  id: 'config.web-search-literal',
  severity: 'error',
  why: 'Under webSearch LibreChat takes the names of variables, not values: with a value it logs "Web search configuration error" and asks every person for the setting.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/web_search',
    'librechat:packages/api/src/app/checks.ts',
  ],
  fix: 'Write ${NAME} here, and set the variable for LibreChat.',
  failing: search('https://search.example.org'),
  passing: search('${SEARXNG_INSTANCE_URL}'),
  check: ({ librechat: { config: found } }) =>
    entriesOf(nodeAt(found?.root, 'webSearch')).flatMap(([name, node]) => {
      const text = isScalar(node) ? (node.text ?? '') : '';
      if (!/(Url|Version)$/.test(name) || !text || text.includes('${')) return [];
      const variable = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      return [
        {
          at: node.at,
          message: `webSearch.${name} is a value, and LibreChat wants the name of a variable here.`,
          fix: `Write ${name}: '\${${variable}}', and set ${variable} for LibreChat.`,
        },
      ];
    }),
};

export default rule;
