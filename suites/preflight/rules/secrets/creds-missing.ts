import { placeOf } from '../../reading/project.ts';
import { isMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'secrets.creds-missing',
  severity: 'error',
  why: 'CREDS_KEY and CREDS_IV encrypt the keys that people store and the tokens of tools; without them saving one fails with "Invalid key length".',
  source: 'librechat.md rows 31 and 55; confirmed on v0.8.5-rc1',
  mend: 'CREDS_KEY: openssl rand -hex 32. CREDS_IV: openssl rand -hex 16. Keep both: changed, what is stored is unreadable.',
  failing: { '.env': 'CREDS_KEY=\n' },
  passing: {
    '.env': 'CREDS_KEY=9d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f2c2d6c1f8e0b47a3\n',
  },
  check: (project) => {
    const { environment } = project.librechat;
    const missing = ['CREDS_KEY', 'CREDS_IV'].filter((name) => isMissing(project, name));
    const [first] = missing;
    if (!first) return [];
    const at = environment.variables.get(first)?.at ?? placeOf(project);
    return [
      {
        at,
        message: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set: no key can be stored.`,
      },
    ];
  },
};

export default rule;
