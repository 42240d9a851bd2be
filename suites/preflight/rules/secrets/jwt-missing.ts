import { placeOf } from '../../reading/project.ts';
import { releaseOf, runsWithin } from '../../release.ts';
import { missing, unlessNewer, weight } from '../missing.ts';
import { settingSecrets } from '../new-secrets.ts';
import type { Rule } from '../rule.ts';

const consequences = {
  JWT_SECRET: 'does not start',
  JWT_REFRESH_SECRET: 'cannot create a session',
} as const;

const rule: Rule = {
  id: 'secrets.jwt-missing',
  severity: 'error',
  why: 'Without JWT_SECRET LibreChat does not start ("JwtStrategy requires a secret or key"). Without JWT_REFRESH_SECRET it cannot create a session. From v0.8.8-rc1 on it generates both (rule secrets.generated-lost).',
  source: ['librechat#9630', 'librechat#14680'],
  fix: 'Set each to its own value, from `openssl rand -hex 32`.',
  failing: { '.env': 'JWT_SECRET=\n' },
  passing: {
    '.env': 'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f\n',
  },
  check: (project) => {
    if (!runsWithin(project, { until: 'v0.8.8-rc1' })) return [];
    const { environment } = project.librechat;
    return Object.entries(consequences).flatMap(([name, consequence]) => {
      const lack = missing(project, name);
      return lack
        ? [
            {
              at: environment.variables.get(name)?.at ?? placeOf(project),
              ...settingSecrets(project, [name]),
              message: `${name} ${lack.how}: LibreChat ${releaseOf(project).name} ${consequence}.`,
              ...weight(unlessNewer(project, lack)),
            },
          ]
        : [];
    });
  },
};

export default rule;
