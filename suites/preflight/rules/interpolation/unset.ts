import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'interpolation.unset',
  severity: 'warning',
  why: 'Docker Compose inserts an empty text for a variable that is not set, and starts.',
  source: ['compose/interpolation'],
  fix: 'Set the variable in .env, give a default with ${NAME:-default}, or let Compose stop with ${NAME:?what it is}.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      APP_TITLE: ${TITLE}\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      APP_TITLE: ${TITLE:-Chat}\n',
  },
};

export default rule;
