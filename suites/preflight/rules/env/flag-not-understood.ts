import type { Rule } from '../rule.ts';
import known from './read-by-librechat.json' with { type: 'json' };

const rule: Rule = {
  id: 'env.flag-not-understood',
  severity: 'error',
  why: 'LibreChat takes `true` for on and everything else, `1`, `yes` and `on` included, for off.',
  source: `flags of LibreChat ${known.librechat} (read-by-librechat.json); confirmed on v0.8.5-rc1`,
  fix: 'Write true or false.',
  failing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=yes\n' },
  passing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=True\n' },
  check: ({ librechat: { environment } }) =>
    known.flags.flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name)?.trim();
      if (!set || text === undefined || !/^(1|yes|y|on|enabled?|t)$/i.test(text)) return [];
      return [
        {
          at: set.at,
          message: `LibreChat takes \`${text}\` for off.`,
          edit: { from: text, to: 'true' },
        },
      ];
    }),
};

export default rule;
