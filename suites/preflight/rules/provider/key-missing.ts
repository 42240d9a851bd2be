import { missingKeyOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'provider.key-missing',
  severity: 'warning',
  why: 'LibreChat hides an endpoint whose key is not set, so people do not find it.',
  source: ['librechat-docs/configuration/dotenv#endpoints'],
  fix: 'Set its key, write user_provided to let people enter their own, or remove the endpoint from ENDPOINTS.',
  failing: { '.env': 'ENDPOINTS=openAI,anthropic\n' },
  passing: { '.env': 'ENDPOINTS=openAI,anthropic\nANTHROPIC_API_KEY=user_provided\n' },
  check: ({ librechat }) => {
    const set = librechat.environment.get('ENDPOINTS');
    if (!set) return [];
    return librechat.environment.list('ENDPOINTS').flatMap((name) => {
      const key = missingKeyOf(name, librechat);
      return key ? [{ at: set.at, message: `LibreChat hides ${name}: ${key} is not set.` }] : [];
    });
  },
};

export default rule;
