import type { Finding, Rule } from '../rule.ts';

const always = /\|\|\s*(true|exit 0|:|echo\b[^|&;]*)\s*$|^(exit 0|true|:|echo\b[^|&;]*)$/;
const curlThatIgnoresErrors = /^curl\b(?!.*(\s-[a-zA-Z]*f|\s--fail))[^|]*$/;

const rule: Rule = {
  id: 'health.cannot-fail',
  severity: 'error',
  why: 'A check whose command always succeeds calls a dead service healthy, and whatever waits for it waits for nothing.',
  source: ['compose/healthcheck', 'curl/--fail'],
  fix: 'Let the command fail: no `|| true` at its end, and `curl --fail`.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    healthcheck:\n      test: wget -q -O /dev/null http://127.0.0.1:3080/api/config || true\n',
  },
  passing: {},
  check: ({ services }) =>
    services.flatMap(({ name, healthcheck }) => {
      const command = healthcheck?.command.trim() ?? '';
      if (!healthcheck || healthcheck.isDisabled) return [];
      if (always.test(command))
        return [
          {
            at: healthcheck.at,
            service: name,
            message: `The health check of ${name} always succeeds.`,
            ...withoutExcuse(command),
          },
        ];
      if (!curlThatIgnoresErrors.test(command)) return [];
      return [
        {
          at: healthcheck.at,
          service: name,
          message: `The health check of ${name} takes an error page for success: curl has no --fail.`,
          edit: { from: 'curl', to: 'curl --fail' },
        },
      ];
    }),
};

/** `|| true` and `|| exit 0` at the end are what makes it succeed. */
function withoutExcuse(command: string): Pick<Finding, 'edit'> {
  const [excuse] = /\|\| (true|exit 0)$/.exec(command) ?? [];
  return excuse ? { edit: { from: excuse, to: '|| exit 1' } } : {};
}

export default rule;
