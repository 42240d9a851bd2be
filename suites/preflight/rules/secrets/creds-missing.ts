import { placeOf } from '../../reading/project.ts';
import { releaseOf, runsWithin } from '../../release.ts';
import { missing, unlessNewer, weight } from '../missing.ts';
import { settingSecrets } from '../new-secrets.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'secrets.creds-missing',
  severity: 'error',
  why: 'CREDS_KEY and CREDS_IV encrypt the keys that people store and the tokens of tools. Without them, saving a key fails with "Invalid key length". From v0.8.8-rc1 on LibreChat generates them (rule secrets.generated-lost).',
  source: ['librechat#4276', 'librechat#14680'],
  fix: 'Set CREDS_KEY to the output of `openssl rand -hex 32` and CREDS_IV to that of `openssl rand -hex 16`. Keep both: if they change, stored keys are unreadable.',
  failing: { '.env': 'CREDS_KEY=\n' },
  passing: {
    '.env': 'CREDS_KEY=9d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f2c2d6c1f8e0b47a3\n',
  },
  check: (project) => {
    if (!runsWithin(project, { until: 'v0.8.8-rc1' })) return [];
    const { environment } = project.librechat;
    const lacks = ['CREDS_KEY', 'CREDS_IV'].flatMap((name) => {
      const lack = missing(project, name);
      return lack ? [{ name, lack }] : [];
    });
    const [first] = lacks;
    if (!first) return [];
    const names = lacks.map(({ name }) => name).join(' and ');
    const how = lacks.length > 1 ? first.lack.how.replace('is', 'are') : first.lack.how;
    return [
      {
        at: environment.variables.get(first.name)?.at ?? placeOf(project),
        ...settingSecrets(
          project,
          lacks.map(({ name }) => name),
        ),
        message: `${names} ${how}: in ${releaseOf(project).name} nobody can store a key.`,
        ...weight(unlessNewer(project, first.lack)),
      },
    ];
  },
};

export default rule;
