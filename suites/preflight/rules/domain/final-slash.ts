import { urlOf } from '../addresses.ts';
import { domainVariables } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'domain.final-slash',
  severity: 'error',
  why: 'The path of a callback begins with a slash. With another one at the end of the domain it comes out as //oauth/…, which is not the address that the provider knows.',
  source: [
    'librechat-docs/configuration/dotenv#application-domains',
    'librechat:api/strategies/googleStrategy.js',
  ],
  fix: 'Remove the slash at the end.',
  failing: { '.env': 'DOMAIN_SERVER=http://localhost:3080/\n' },
  passing: { '.env': 'DOMAIN_SERVER=http://localhost:3080\n' },
  check: ({ librechat: { environment } }) =>
    domainVariables.flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name);
      if (!set || !text?.endsWith('/') || !urlOf(text)) return [];
      const edit = { from: text, to: text.replace(/\/+$/, '') };
      return [{ at: set.at, message: `${name} ends in a slash, so callbacks have two.`, edit }];
    }),
};

export default rule;
