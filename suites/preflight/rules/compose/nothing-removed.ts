import { entriesOf, isList, isMapping, nodeAt } from '../../reading/nodes.ts';
import { readYaml } from '../../reading/yaml.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const merged = ['ports', 'volumes', 'env_file', 'depends_on'];

const rule: Rule = {
  id: 'compose.nothing-removed',
  severity: 'warning',
  why: 'Compose adds the lists of an override to those below it. An empty list adds nothing and takes nothing away: a port stays published.',
  source: ['compose/merge'],
  fix: 'Write `!reset []` in place of `[]`.',
  failing: override('services:\n  librechat:\n    ports: []\n'),
  passing: override('services:\n  librechat:\n    ports: !reset []\n'),
  check: ({ composeFiles, files, isFragment }) =>
    composeFiles.slice(isFragment ? 0 : 1).flatMap((path) => {
      const file = files.read(path);
      const services = entriesOf(nodeAt(file && readYaml(file, []), 'services'));
      return services
        .filter(([, node]) => isMapping(node))
        .flatMap(([name, node]) =>
          merged.flatMap((key) => {
            const set = nodeAt(node, key);
            if (!isList(set) || set.items.length > 0 || set.tag?.startsWith('!')) return [];
            return [
              {
                at: set.at,
                service: name,
                message: `\`${key}: []\` takes nothing away: what the files below give ${name} stays.`,
                fix: `Write ${key}: !reset [].`,
                edit: { from: '[]', to: '!reset []' },
              },
            ];
          }),
        );
    }),
};

export default rule;
