import { namesAt, releaseOf } from '../../release.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'env.flag-not-understood',
  severity: 'error',
  why: 'LibreChat takes `true` for on and everything else for off, including `1`, `yes` and `on`.',
  source: ['librechat:packages/api/src/utils/common.ts'],
  fix: 'Write true or false.',
  failing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=yes\n' },
  passing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=True\n' },
  check: (project) => {
    const { environment } = project.librechat;
    return namesAt('flags', releaseOf(project)).flatMap((name) => {
      const set = environment.get(name);
      const text = environment.text(name)?.trim();
      if (!set || text === undefined || !/^(1|yes|y|on|enabled?|t)$/i.test(text)) return [];
      return [
        {
          at: set.at,
          message: `LibreChat takes ${name}=${text} for off.`,
          fix: `Write ${name}=true.`,
          edit: { from: text, to: 'true' },
        },
      ];
    });
  },
};

export default rule;
