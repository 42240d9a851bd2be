import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'depends.without-condition',
  severity: 'warning',
  why: 'Without a condition Compose starts LibreChat as soon as the other container exists. A database that is not ready yet ends LibreChat; it starts again and again.',
  source: 'librechat.md row 27; Compose specification, depends_on',
  mend: 'Write `name: { condition: service_healthy }`, and give that service a health check.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    depends_on: !override [mongodb]\n',
  },
  passing: {},
  check: ({ librechat: { service } }) =>
    (service?.dependencies ?? [])
      .filter(({ condition }) => condition === undefined || condition === 'service_started')
      .map(({ name, at }) => ({ at, message: `LibreChat does not wait until ${name} can serve.` })),
};

export default rule;
