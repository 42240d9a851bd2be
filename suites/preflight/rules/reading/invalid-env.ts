import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.invalid-env',
  severity: 'error',
  why: 'Docker Compose does not start if it cannot read a line of an env file: a leftover of a merge, a sentence without #, a quote that does not close.',
  source: ['docker/.env file syntax', 'compose-go/dotenv'],
  fix: 'Write NAME=value, put # before a comment, and close the quote.',
  failing: { '.env': '<<<<<<< HEAD\n' },
  passing: { '.env': '# <<<<<<< HEAD\n' },
};

export default rule;
