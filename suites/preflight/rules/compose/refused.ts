import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'compose.refused',
  severity: 'error',
  why: 'Docker Compose does not start a project that breaks its specification.',
  source: ['compose/schema'],
  fix: 'Correct what is named; `docker compose config` reports the same.',
  failing: { 'docker-compose.override.yml': 'services:\n  librechat:\n    port: [3081:3080]\n' },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    container_name: !reset null\n    ports: [127.0.0.1:3081:3080]\n',
  },
};

export default rule;
