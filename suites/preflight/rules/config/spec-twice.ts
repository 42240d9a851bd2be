import { itemsOf, nodeAt, scalarAt } from '../../reading/nodes.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const specs = (...names: string[]) =>
  config(
    `modelSpecs:\n  list:\n${names.map((name) => `    - { name: ${name}, label: Standard, preset: { endpoint: openAI } }\n`).join('')}`,
  );

const rule: Rule = {
  id: 'config.spec-twice',
  severity: 'error',
  why: 'LibreChat finds a model spec by its name. Of two with one name it uses the first, whichever people choose.',
  source: ['librechat-docs/configuration/librechat_yaml/object_structure/model_specs#name'],
  fix: 'Give each its own name.',
  failing: specs('standard', 'standard'),
  passing: specs('standard', 'large'),
  check: ({ librechat: { config: found } }) => {
    const names = itemsOf(nodeAt(found?.root, 'modelSpecs', 'list')).flatMap(
      (spec) => scalarAt(spec, 'name') ?? [],
    );
    return names
      .filter(({ text }, index) => text && names.findIndex((it) => it.text === text) < index)
      .map(({ at, text }) => ({
        at,
        message: `There is another model spec with the name ${text}.`,
      }));
  },
};

export default rule;
