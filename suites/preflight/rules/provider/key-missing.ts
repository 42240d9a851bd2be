import type { Rule } from '../rule.ts';

const keys: Readonly<Record<string, readonly string[]>> = {
  openAI: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY', 'ANTHROPIC_USE_VERTEX'],
  google: ['GOOGLE_KEY', 'GOOGLE_SERVICE_KEY_FILE'],
  assistants: ['ASSISTANTS_API_KEY'],
};

const rule: Rule = {
  id: 'provider.key-missing',
  severity: 'warning',
  why: 'LibreChat hides an endpoint whose key is not set, so people do not find it.',
  source: ['librechat-docs/configuration/dotenv#endpoints'],
  fix: 'Set its key, write user_provided to let people enter their own, or remove the endpoint from ENDPOINTS.',
  failing: { '.env': 'ENDPOINTS=openAI,anthropic\n' },
  passing: { '.env': 'ENDPOINTS=openAI,anthropic\nANTHROPIC_API_KEY=user_provided\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('ENDPOINTS');
    const listed = environment.list('ENDPOINTS');
    const bare = listed.filter(
      (name) => keys[name] && !keys[name].some((key) => environment.mayHave(key)),
    );
    return bare.flatMap((name) =>
      set
        ? [{ at: set.at, message: `LibreChat hides ${name}: ${keys[name]?.[0]} is not set.` }]
        : [],
    );
  },
};

export default rule;
