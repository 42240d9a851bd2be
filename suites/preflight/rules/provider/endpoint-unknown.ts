import { closest, distance } from 'fastest-levenshtein';
import { builtIn } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const known = [...builtIn, 'custom', 'gptPlugins', 'chatGPTBrowser', 'bingAI'];

const rule: Rule = {
  id: 'provider.endpoint-unknown',
  severity: 'warning',
  why: 'LibreChat passes over a name in ENDPOINTS that it does not know; upper and lower case count.',
  source: 'LibreChat documentation, .env, Endpoints; confirmed on v0.8.5-rc1',
  fix: `Take the names as they are written here: ${builtIn.join(', ')}, custom.`,
  failing: { '.env': 'ENDPOINTS=openai\n' },
  passing: { '.env': 'ENDPOINTS=openAI\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('ENDPOINTS');
    const listed = environment.list('ENDPOINTS');
    return listed
      .filter((name) => set && name && !known.includes(name))
      .flatMap((name) => {
        const near =
          known.find((it) => it.toLowerCase() === name.toLowerCase()) ?? closest(name, known);
        const hint =
          distance(name.toLowerCase(), near.toLowerCase()) <= 2 ? `; did you mean ${near}?` : '.';
        return set ? [{ at: set.at, message: `LibreChat has no endpoint ${name}${hint}` }] : [];
      });
  },
};

export default rule;
