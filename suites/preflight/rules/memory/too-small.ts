import { override } from '../examples.ts';
import { memoryLimit } from '../memory-limit.ts';
import type { Rule } from '../rule.ts';

const least = 512;
const limit = (text: string) => override(`services:\n  librechat: { mem_limit: ${text} }\n`);

const rule: Rule = {
  id: 'memory.too-small',
  severity: 'warning',
  why: `LibreChat needs about 400 MB when nobody uses it. With less than ${least} MB the kernel ends it while it starts or with the first uploads (exit code 137).`,
  source: ['librechat#13391'],
  fix: 'Give it at least 1 GB.',
  failing: limit('256m'),
  passing: limit('1g'),
  check: ({ librechat: { service }, helm }) => {
    const found = memoryLimit(service?.node ?? helm?.root);
    if (!found || !(found.megabytes < least)) return [];
    return [
      {
        at: found.at,
        message: `The container may use ${Math.round(found.megabytes)} MB: too little for LibreChat to start.`,
      },
    ];
  },
};

export default rule;
