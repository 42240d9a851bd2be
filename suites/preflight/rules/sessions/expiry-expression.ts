import { Parser } from 'expr-eval-fork';
import { releaseOf, runsWithin } from '../../release.ts';
import { release } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const expression = /^[+\-\d.\s*/%()]+$/;
/** What LibreChat takes for the cookie where it does not understand the value. */
const usual = 900_000;

const rule: Rule = {
  id: 'sessions.expiry-expression',
  severity: 'warning',
  why: 'Before v0.8.7 LibreChat calculates SESSION_EXPIRY for its tokens, but not for the cookie of a sign-in with OpenID or SAML: that one lives 15 minutes, whatever the expression says.',
  source: ['librechat:api/server/socialLogins.js', 'librechat#13546'],
  fix: 'Write the number of milliseconds.',
  failing: release('v0.8.6', { env: 'SESSION_EXPIRY=1000 * 60 * 60\n' }),
  passing: release('v0.8.6', { env: 'SESSION_EXPIRY=1000 * 60 * 15\n' }),
  check: (project) => {
    const { environment } = project.librechat;
    const set = environment.get('SESSION_EXPIRY');
    const text = environment.text('SESSION_EXPIRY')?.trim();
    const signOn = configuredSignOns(environment).find(
      ({ id }) => id === 'openid' || id === 'saml',
    );
    if (!set || !signOn || !runsWithin(project, { until: 'v0.8.7-rc1' })) return [];
    if (text === undefined || !expression.test(text) || !Number.isNaN(Number(text))) return [];
    const milliseconds = Number(Parser.evaluate(text));
    if (milliseconds === usual) return [];
    return [
      {
        at: set.at,
        message: `In ${releaseOf(project).name} the cookie of a sign-in with ${signOn.name} lives 15 minutes, not as long as this says.`,
        fix: `Write SESSION_EXPIRY=${milliseconds}.`,
        edit: { from: text, to: String(milliseconds) },
      },
    ];
  },
};

export default rule;
