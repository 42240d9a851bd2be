import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'health.constant',
  severity: 'warning',
  why: "LibreChat's /health, and /livez and /readyz of v0.8.6 and later, and the page itself, answer OK as long as the process runs, even if the database is gone.",
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
    const [, host = '', path] = constant.exec(healthcheck?.command ?? '') ?? [];
    const asksMore = healthcheck?.command.includes('/api/');
    if (!healthcheck || healthcheck.isDisabled || !path || asksMore) return [];
    return [
      {
        at: healthcheck.at,
        message: `LibreChat's ${path} says OK even if its database is gone.`,
        edit: { from: host + path, to: `${host}/api/banner` },
      },
    ];
  },
};

/** An address of the server without what it answers from the database: its own checks, and the page. */
const constant =
  /((?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[\w${}:-]+)?)(\/(?:health|livez|readyz|login|c\/new)?)(?=["'\s),;|]|$)/;

export default rule;
