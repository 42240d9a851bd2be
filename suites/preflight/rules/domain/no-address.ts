import { urlOf } from '../addresses.ts';
import { domainVariables } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'domain.no-address',
  severity: 'error',
  why: 'LibreChat uses these two as they are. Without http:// or https://, a browser takes a redirect to them for a path, and callbacks do not work.',
  source: [
    'librechat-docs/configuration/dotenv#application-domains',
    'librechat:api/strategies/googleStrategy.js',
  ],
  fix: 'Write the scheme: https://chat.example.org.',
  failing: { '.env': 'DOMAIN_SERVER=chat.example.org\n' },
  passing: {
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  },
  check: ({ librechat: { environment } }) =>
    domainVariables.flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name);
      if (!set || text === undefined || /^https?:$/.test(urlOf(text)?.protocol ?? '')) return [];
      return [
        {
          at: set.at,
          message: `${name} is not an address: it needs http:// or https:// before the host.`,
          ...(/^[\w.-]+(:\d+)?$/.test(text) ? { fix: `Write ${name}=https://${text}.` } : {}),
        },
      ];
    }),
};

export default rule;
