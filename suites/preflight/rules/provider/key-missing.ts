import { entriesOf, nodeAt, textAt } from '../../reading/nodes.ts';
import { missingKeyOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'provider.key-missing',
  severity: 'warning',
  why: 'LibreChat hides an endpoint whose key is not set, so people do not find it.',
  source: ['librechat-docs/configuration/dotenv#endpoints'],
  fix: 'Set its key, write user_provided to let people enter their own, or remove the endpoint from ENDPOINTS and librechat.yaml.',
  failing: { '.env': 'ENDPOINTS=openAI,anthropic\n' },
  passing: { '.env': 'ENDPOINTS=openAI,anthropic\nANTHROPIC_API_KEY=user_provided\n' },
  check: ({ librechat }) => {
    const set = librechat.environment.get('ENDPOINTS');
    const listed = set ? librechat.environment.list('ENDPOINTS') : [];
    const configured = entriesOf(nodeAt(librechat.config?.root, 'endpoints'))
      .filter(([name]) => !listed.includes(name) && /^(openAI|anthropic|google)$/.test(name))
      .filter(([, node]) => textAt(node, 'disabled') !== 'true')
      .map(([name, { at }]) => ({ name, at }));
    const named = set ? listed.map((name) => ({ name, at: set.at })) : [];
    return [...named, ...configured].flatMap(({ name, at }) => {
      const key = missingKeyOf(name, librechat);
      return key ? [{ at, message: `LibreChat hides ${name}: ${key} is not set.` }] : [];
    });
  },
};

export default rule;
