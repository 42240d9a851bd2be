import { itemsOf, nodeAt, scalarAt } from '../../reading/nodes.ts';
import { builtIn, customEndpoints, modelsOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const specification = (model: string) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
modelSpecs:
  list:
    - name: standard
      label: Standard
      preset: { endpoint: openAI, model: ${model} }
`,
  '.env': 'OPENAI_MODELS=gpt-5.4,gpt-5.4-mini\n',
});

const rule: Rule = {
  id: 'config.model-nobody-offers',
  severity: 'error',
  why: 'A preset with a model that its endpoint does not have, or with an endpoint that does not exist, gives people an entry that answers with an error each time.',
  source: [
    'librechat:api/server/middleware/validateModel.js',
    'librechat-docs/configuration/librechat_yaml/object_structure/model_specs',
  ],
  fix: 'Name a model that the endpoint lists, or add it there.',
  failing: specification('gpt-4-classic'),
  passing: specification('gpt-5.4'),
  check: (project) =>
    itemsOf(nodeAt(project.librechat.config?.root, 'modelSpecs', 'list')).flatMap((spec) => {
      const endpoint = scalarAt(spec, 'preset', 'endpoint');
      const model = scalarAt(spec, 'preset', 'model');
      if (!endpoint?.text) return [];
      const isThere = [...builtIn, ...customEndpoints(project).map(({ name }) => name)].some(
        (name) => name.toLowerCase() === endpoint.text?.toLowerCase(),
      );
      if (!isThere)
        return [{ at: endpoint.at, message: `The endpoint ${endpoint.text} does not exist.` }];
      const models = modelsOf(endpoint.text, project);
      if (!model?.text || !models || models.includes(model.text)) return [];
      return [
        {
          at: model.at,
          message: `${endpoint.text} does not offer ${model.text}; it has ${models.join(', ')}.`,
        },
      ];
    }),
};

export default rule;
