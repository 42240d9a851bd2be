import { placeOf } from '../../reading/project.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'domain.missing',
  severity: 'error',
  why: 'Callbacks are DOMAIN_SERVER and a path; without it they begin with `undefined`. After the login LibreChat sends people to DOMAIN_CLIENT.',
  source: 'librechat.md row 2',
  fix: 'Set DOMAIN_CLIENT and DOMAIN_SERVER to the address that people type.',
  failing: { '.env': 'DOMAIN_SERVER=\n' },
  passing: { '.env': 'DOMAIN_SERVER=http://localhost:3080\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const [signOn] = configuredSignOns(environment);
    const missing = ['DOMAIN_CLIENT', 'DOMAIN_SERVER'].filter((name) => !environment.has(name));
    return missing.slice(0, signOn ? undefined : 0).map((name) => ({
      at: environment.variables.get(name)?.at ?? placeOf(project),
      message: `${name} is not set, and ${signOn?.name} is set up: its login leads nowhere.`,
    }));
  },
};

export default rule;
