import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'interpolation.invalid',
  severity: 'error',
  why: 'A ${ that does not close, or that holds no name, makes Docker Compose refuse the file; a password is where it happens.',
  source: 'Compose specification, 12-interpolation.md',
  fix: 'Close every ${, and write a dollar sign that stands for itself as $$.',
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
