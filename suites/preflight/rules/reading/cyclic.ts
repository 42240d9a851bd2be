import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.cyclic',
  severity: 'error',
  why: 'Docker Compose rejects services that extend each other, and files that include each other, in a circle.',
  source: ['compose/extends', 'compose/include'],
  fix: 'Move what both need into a third service or file, and let both extend or include that.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  worker: { extends: helper }\n  helper: { extends: worker }\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  worker: { extends: helper }\n  helper: { image: example.org/helper:1.0.0 }\n',
  },
};

export default rule;
