import type { Rule } from '../rule.ts';
import { isLiteralSecret } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.jwt-equal',
  severity: 'error',
  why: 'With one secret for both, a token that is valid for fifteen minutes can replace one that is valid for a week, and the other way round.',
  source: ['rfc8725/3.8', 'rfc8725/3.12', 'plan/variables'],
  fix: 'Generate another one for JWT_REFRESH_SECRET: openssl rand -hex 32.',
  failing: {
    '.env':
      'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d\nJWT_REFRESH_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d\n',
  },
  passing: {
    '.env':
      'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d\nJWT_REFRESH_SECRET=93f25b08a1e74c6fb0d9386e57a21c4f\n',
  },
  check: ({ librechat: { environment } }) => {
    const refresh = environment.get('JWT_REFRESH_SECRET');
    const text = environment.text('JWT_REFRESH_SECRET');
    if (!refresh || text === undefined || text !== environment.text('JWT_SECRET')) return [];
    // Words that stand for two secrets stay the same until somebody fills them in.
    if (!isLiteralSecret(text) && /[a-z]/i.test(text)) return [];
    return [{ at: refresh.at, message: 'JWT_SECRET and JWT_REFRESH_SECRET have the same value.' }];
  },
};

export default rule;
