import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'reading.too-large',
  severity: 'error',
  why: 'A file of a deployment has kilobytes. A larger one is something else under its name, so preflight does not read it.',
  source: ['asvs/5.2.1'],
  fix: 'Check what the file holds: a dump or a log may have overwritten it.',
  failing: { 'librechat.yaml': `version: 1.3.9\n# ${'x'.repeat(512 * 1024)}\n` },
  passing: {
    'librechat.yaml': `version: 1.3.9\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n# ${'x'.repeat(1024)}\n`,
  },
};

export default rule;
