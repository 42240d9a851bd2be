import { runsWithin } from '../../release.ts';
import type { Rule } from '../rule.ts';

const checked = (path: string) => ({
  'docker-compose.override.yml': `services:\n  librechat:\n    healthcheck:\n      test: wget -q -O /dev/null http://127.0.0.1:3080${path}\n`,
});

const rule: Rule = {
  id: 'health.no-such-path',
  severity: 'error',
  why: 'From v0.8.3 on LibreChat answers 404 under /api where it has no such route, so the check fails and the service is never healthy: what waits for it does not start, and Traefik leaves it out.',
  source: ['librechat:api/server/index.js'],
  fix: 'Ask for something that LibreChat has: wget -q -O /dev/null http://127.0.0.1:3080/api/banner',
  failing: checked('/api/health'),
  passing: checked('/api/banner'),
  check: (project) => {
    const { healthcheck } = project.librechat.service ?? {};
    const [path] = absent.exec(healthcheck?.command ?? '') ?? [];
    if (!healthcheck || healthcheck.isDisabled || !path) return [];
    if (!fails.test(healthcheck.command) || !runsWithin(project, { since: 'v0.8.3' })) return [];
    return [
      {
        at: healthcheck.at,
        message: `LibreChat has no ${path}, so the check always fails.`,
        edit: { from: path, to: '/api/banner' },
      },
    ];
  },
};

const absent = /\/api\/(health|healthz|healthcheck|status|ping|ready|live)(?=["'\s),;|]|$)/;

/** Commands that take 404 for a failure. */
const fails = /\bwget\b|\bcurl\b.*(\s-\w*f|--fail)|\.ok\b|statusCode|status\s*[!=]=/;

export default rule;
