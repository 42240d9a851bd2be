import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.not-text',
  severity: 'error',
  why: 'Neither Docker Compose nor LibreChat reads a file that is not text in UTF-8.',
  source: ['yaml/5.1 Character Set'],
  fix: 'Restore the text, saved as UTF-8.',
  failing: { 'librechat.yaml': 'version: 1.3.9\0\n' },
  passing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration: { allowedDomains: [grüße.example.org] }\n',
  },
};

export default rule;
