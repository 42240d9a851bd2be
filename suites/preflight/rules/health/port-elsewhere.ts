import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { listeningPort } from '../services.ts';

const check = (port: number) =>
  override(
    `services:\n  librechat:\n    healthcheck:\n      test: wget -q -O /dev/null http://127.0.0.1:${port}/api/banner\n`,
  );

const rule: Rule = {
  id: 'health.port-elsewhere',
  severity: 'error',
  why: 'The check runs inside the container, where LibreChat listens on PORT, 3080 unless it is set. At another port nobody answers, so the container is never healthy.',
  source: ['compose/healthcheck', 'librechat-docs/configuration/dotenv#port'],
  fix: "Ask at LibreChat's PORT.",
  failing: check(8080),
  passing: check(3080),
  check: (project) => {
    const { healthcheck } = project.librechat.service ?? {};
    const port = listeningPort(project);
    const asked =
      /https?:\/\/(?:127\.0\.0\.1|localhost|0\.0\.0\.0|\[::1\])(?::(\d+))?(?=[/\s'"]|$)/.exec(
        healthcheck?.command ?? '',
      );
    if (!healthcheck || healthcheck.isDisabled || !asked || (asked[1] ?? '80') === port) return [];
    return [
      {
        at: healthcheck.at,
        message: `The health check asks at port ${asked[1] ?? '80'}, and LibreChat listens on ${port}: it is never healthy.`,
        fix: `Ask at port ${port}.`,
        edit: asked[1]
          ? { from: `:${asked[1]}`, to: `:${port}` }
          : { from: asked[0], to: `${asked[0]}:${port}` },
      },
    ];
  },
};

export default rule;
