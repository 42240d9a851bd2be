import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.missing-file',
  severity: 'error',
  why: 'Docker Compose does not start if a file that it includes, extends or takes variables from does not exist.',
  source: ['compose/env_file', 'compose/include', 'compose/extends'],
  fix: 'Put the file there, correct its path, or mark an env_file as `required: false`.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    env_file: secrets.env\n',
  },
  passing: {
    'docker-compose.override.yml':
      'include: [oci://registry.example.org/monitoring:1.0.0]\nservices:\n  librechat:\n    env_file: [{ path: secrets.env, required: false }]\n',
  },
};

export default rule;
