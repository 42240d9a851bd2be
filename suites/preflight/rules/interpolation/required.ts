import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'interpolation.required',
  severity: 'error',
  why: 'Docker Compose does not start while a variable that the project requires is not set.',
  source: ['compose/interpolation'],
  fix: 'Set the variable in .env.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      APP_TITLE: ${TITLE:?the name people see}\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      APP_TITLE: ${TITLE:?the name people see}\n',
    '.env': 'TITLE=Chat\n',
  },
};

export default rule;
