import type { Rule } from '../rule.ts';

const moved: Readonly<Record<string, string>> = {
  CHECK_BALANCE: '`balance.enabled` in librechat.yaml',
  START_BALANCE: '`balance.startBalance` in librechat.yaml',
  GOOGLE_API_KEY: 'GOOGLE_SEARCH_API_KEY',
};

const rule: Rule = {
  id: 'env.deprecated',
  severity: 'warning',
  why: 'LibreChat tells in its log alone that the variable is deprecated; what it was to set may no longer be set.',
  source: 'LibreChat v0.8.5-rc1, start-up check of deprecated variables',
  fix: 'Use what took its place.',
  failing: { '.env': 'CHECK_BALANCE=true\n' },
  passing: {},
  check: ({ librechat: { environment } }) =>
    Object.entries(moved).flatMap(([name, instead]) => {
      const set = environment.get(name);
      return set ? [{ at: set.at, message: `${name} is deprecated: use ${instead}.` }] : [];
    }),
};

export default rule;
