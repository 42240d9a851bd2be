import { Parser } from 'expr-eval-fork';
import type { Rule } from '../rule.ts';

const expression = /^[+\-\d.\s*/%()]+$/;

const rule: Rule = {
  id: 'sessions.expiry-expression',
  severity: 'warning',
  why: 'LibreChat calculates SESSION_EXPIRY for its tokens, but not for the cookie of an OpenID or SAML login: that one lives 15 minutes, whatever the expression says.',
  source: 'librechat.md row 9, confirmed on v0.8.5-rc1',
  fix: 'Write the number of milliseconds: 900000.',
  failing: { '.env': 'SESSION_EXPIRY=1000 * 60 * 60\n' },
  passing: { '.env': 'SESSION_EXPIRY=3600000\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('SESSION_EXPIRY');
    const text = environment.text('SESSION_EXPIRY')?.trim();
    if (!set || text === undefined || !expression.test(text) || !Number.isNaN(Number(text)))
      return [];
    const edit = { from: text, to: String(Parser.evaluate(text)) };
    return [
      {
        at: set.at,
        message: 'The cookie of a login through OpenID lives 15 minutes, not as long as this says.',
        edit,
      },
    ];
  },
};

export default rule;
