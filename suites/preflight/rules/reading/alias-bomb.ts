import type { Rule } from '../rule.ts';

const nested = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefgh'.split('').map((name, index) => {
    const before = 'abcdefg'[index];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
];

const rule: Rule = {
  id: 'reading.alias-bomb',
  severity: 'error',
  why: 'Aliases that refer to aliases grow beyond any memory: whatever reads the file hangs or is killed.',
  source: ['yaml/7.1 Alias Nodes'],
  fix: 'Write out what the aliases stand for, or remove them.',
  failing: { 'docker-compose.override.yml': `x-bomb:\n  ${nested.join('\n  ')}\n` },
  passing: {
    'docker-compose.override.yml':
      'x-log: &log { driver: json-file }\nservices:\n  librechat: { logging: *log }\n  mongodb: { logging: *log }\n',
  },
};

export default rule;
