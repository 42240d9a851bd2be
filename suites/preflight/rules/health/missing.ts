import type { Rule } from '../rule.ts';
import { essential } from '../services.ts';

const rule: Rule = {
  id: 'health.missing',
  severity: 'warning',
  why: 'Without a health check nobody notices that LibreChat or its database stopped answering, and nothing can wait until they do.',
  source: ['compose/healthcheck'],
  fix: 'LibreChat: wget -q -O- http://127.0.0.1:3080/api/config | grep -q serverDomain. MongoDB: mongosh --quiet --eval \'db.adminCommand("ping").ok\'.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat: { healthcheck: { disable: true } }\n',
  },
  passing: {},
  check: (project) =>
    essential(project)
      .filter(({ healthcheck }) => !healthcheck || healthcheck.isDisabled || !healthcheck.command)
      .map(({ name, at }) => ({ at, message: `${name} has no health check.` })),
};

export default rule;
