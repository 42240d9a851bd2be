import { urlOf } from '../addresses.ts';
import type { Rule } from '../rule.ts';
import { behindDomain } from '../sign-on.ts';

const rule: Rule = {
  id: 'oauth.callback-doubled',
  severity: 'error',
  why: 'LibreChat puts DOMAIN_SERVER before the callback. A whole address becomes http://host/http://host/…, which no provider accepts.',
  source: ['librechat:api/strategies/googleStrategy.js', 'librechat#3451'],
  fix: 'Write only the path, such as /oauth/google/callback.',
  failing: { '.env': 'GOOGLE_CALLBACK_URL=http://localhost:3080/oauth/google/callback\n' },
  passing: { '.env': 'GOOGLE_CALLBACK_URL=/oauth/google/callback\n' },
  check: ({ librechat: { environment } }) =>
    behindDomain.flatMap(({ name, callback }) => {
      const url = urlOf(environment.text(callback));
      const set = environment.get(callback);
      if (!url || !set) return [];
      const message = `${name}'s callback is a whole address, and LibreChat puts DOMAIN_SERVER before it.`;
      return [{ at: set.at, message, edit: { from: set.text ?? '', to: url.pathname } }];
    }),
};

export default rule;
