import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'health.constant',
  severity: 'warning',
  why: "LibreChat's /health, and /livez and /readyz of v0.8.6 and later, answer OK as long as the process runs, even if the database is gone.",
  source: ['librechat:api/server/index.js', 'librechat#13212'],
  fix: 'Ask for something that needs the database: wget -q -O /dev/null http://127.0.0.1:3080/api/banner',
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
      !/\/(health|livez|readyz)\b/.test(healthcheck.command) ||
      /\/api\//.test(healthcheck.command)
    )
      return [];
    const [, path] = /\/(health|livez|readyz)\b/.exec(healthcheck.command) ?? [];
    return [
      {
        at: healthcheck.at,
        message: `LibreChat's /${path} says OK even if its database is gone.`,
        edit: { from: `/${path}`, to: '/api/banner' },
      },
    ];
  },
};

export default rule;
