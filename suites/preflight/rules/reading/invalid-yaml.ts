import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.invalid-yaml',
  severity: 'error',
  why: 'Docker Compose rejects the whole project for one such line; LibreChat ignores or rejects its whole configuration.',
  source: [
    'yaml/3.3.1 Well-Formed Streams and Identified Aliases',
    'librechat:api/server/services/Config/loadCustomConfig.js',
  ],
  fix: 'Correct the line that is named. Most often it is the indentation, a colon or a quote before it.',
  failing: { 'librechat.yaml': 'version: 1.3.9\nregistration: {\n' },
  passing: {
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
};

export default rule;
