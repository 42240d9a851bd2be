import { type Rule, unreadable } from '../rule.ts';

const rule: Rule = {
  id: 'reading.no-permission',
  severity: 'error',
  why: 'A file that may not be read by who starts the deployment leaves it without what the file says.',
  source: 'POSIX file permissions',
  fix: 'Give the file to the person that starts the deployment: chown, and chmod u+r.',
  failing: { 'librechat.yaml': unreadable },
  passing: {},
};

export default rule;
