import { urlOf } from '../addresses.ts';
import { domainVariables } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'domain.final-slash',
  severity: 'error',
  why: "The callback's path begins with a slash: with one at the end of the domain it comes out as //oauth/…, which is not the address registered at the provider.",
  source: 'librechat.md row 2; confirmed on v0.8.5-rc1',
  fix: 'Take the slash at the end away.',
  failing: { '.env': 'DOMAIN_SERVER=http://localhost:3080/\n' },
  passing: { '.env': 'DOMAIN_SERVER=http://localhost:3080\n' },
  check: ({ librechat: { environment } }) =>
    domainVariables.flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name);
      if (!set || !text?.endsWith('/') || !urlOf(text)) return [];
      const edit = { from: text, to: text.replace(/\/+$/, '') };
      return [
        { at: set.at, message: `${name} ends in a slash: callbacks come out with two.`, edit },
      ];
    }),
};

export default rule;
