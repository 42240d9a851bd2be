import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'health.constant',
  severity: 'warning',
  why: "LibreChat's /health answers OK as long as the process runs, with the database gone as well.",
  source: 'librechat.md row 27',
  fix: 'Ask what needs the database: wget -q -O /dev/null http://127.0.0.1:3080/api/banner, and /api/config for the configuration.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    healthcheck:\n      test: wget -q -O /dev/null http://127.0.0.1:3080/health\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    healthcheck:\n      test: wget -q -O /dev/null http://127.0.0.1:3080/api/banner\n',
  },
  check: ({ librechat: { service } }) => {
    const { healthcheck } = service ?? {};
    if (
      !healthcheck ||
      healthcheck.isDisabled ||
      !/\/health\b/.test(healthcheck.command) ||
      /\/api\//.test(healthcheck.command)
    )
      return [];
    return [{ at: healthcheck.at, message: "LibreChat's /health says OK with its database gone." }];
  },
};

export default rule;
