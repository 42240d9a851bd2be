import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'provider.search-without-meilisearch',
  severity: 'warning',
  why: 'Meilisearch runs the search of conversations. With SEARCH=true and no address or key for it LibreChat logs an error, and there is no search.',
  source: [
    'librechat-docs/configuration/dotenv#search-meilisearch',
    'librechat:api/db/indexSync.js',
  ],
  fix: 'Set MEILI_HOST and MEILI_MASTER_KEY, or SEARCH=false.',
  failing: { '.env': 'SEARCH=true\n' },
  passing: {
    '.env':
      'SEARCH=true\nMEILI_HOST=http://search.example.org:7700\nMEILI_MASTER_KEY=made-by-openssl-rand-hex-24\n',
  },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('SEARCH');
    const missing = ['MEILI_HOST', 'MEILI_MASTER_KEY'].filter((name) => !environment.mayHave(name));
    if (!set || !environment.isOn('SEARCH') || missing.length === 0) return [];
    return [
      {
        at: set.at,
        message: `The search is on, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
      },
    ];
  },
};

export default rule;
