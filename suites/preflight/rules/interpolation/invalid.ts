import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'interpolation.invalid',
  severity: 'error',
  why: 'A ${ that does not close or holds no name makes Docker Compose reject the file. It happens most often in a password.',
  source: ['compose/interpolation'],
  fix: 'Close every ${, and write a literal dollar sign as $$.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      APP_TITLE: ${TITLE:-Chat\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    environment:\n      APP_TITLE: $$Chat\n',
  },
};

export default rule;
