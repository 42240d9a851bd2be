import { placeOf } from '../../reading/project.ts';
import { isMissing } from '../missing.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'secrets.jwt-missing',
  severity: 'error',
  why: 'Without JWT_SECRET LibreChat does not start ("JwtStrategy requires a secret or key"); without JWT_REFRESH_SECRET no session can be made.',
  source: 'librechat.md row 31; confirmed on v0.8.5-rc1',
  mend: 'Set each to a value of its own: openssl rand -hex 32.',
  failing: { '.env': 'JWT_SECRET=\n' },
  passing: {
    '.env': 'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f\n',
  },
  check: (project) => {
    const { environment } = project.librechat;
    return ['JWT_SECRET', 'JWT_REFRESH_SECRET']
      .filter((name) => isMissing(project, name))
      .map((name) => ({
        at: environment.variables.get(name)?.at ?? placeOf(project),
        message: `${name} is not set.`,
      }));
  },
};

export default rule;
