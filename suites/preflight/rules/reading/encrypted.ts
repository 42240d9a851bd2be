import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.encrypted',
  severity: 'warning',
  why: 'git-crypt, Ansible Vault, age and GPG keep a file encrypted in the repository. Preflight cannot read it, checks nothing in it, and assumes that what it sets is right.',
  source: ['owasp/secrets'],
  fix: 'Decrypt the file and run preflight again, on the machine that deploys.',
  failing: { 'librechat.yaml': '$ANSIBLE_VAULT;1.1;AES256\n3338343734\n' },
  passing: {},
};

export default rule;
