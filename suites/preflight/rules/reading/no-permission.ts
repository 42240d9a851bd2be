import { type Rule, unreadable } from '../rule.ts';

const rule: Rule = {
  id: 'reading.no-permission',
  severity: 'error',
  why: 'If the person who starts the deployment cannot read a file, its content is missing.',
  source: ['posix/file-permissions'],
  fix: 'Give the file to that person: chown, and chmod u+r.',
  failing: { 'librechat.yaml': unreadable },
  passing: {},
};

export default rule;
