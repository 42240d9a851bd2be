import { memoryLimit } from '../memory-limit.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'memory.heap-beyond-limit',
  severity: 'error',
  why: 'Node collects garbage late if it believes that it has more memory than its container, so the kernel ends it first (exit code 137).',
  source: ['node/--max-old-space-size', 'librechat#6167'],
  fix: "Limit the heap to three quarters of the container's memory.",
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat: { mem_limit: 2g }\n',
    '.env': 'NODE_OPTIONS=--max-old-space-size=4096\n',
  },
  passing: {
    'docker-compose.override.yml': 'services:\n  librechat: { mem_limit: 6g }\n',
    '.env': 'NODE_OPTIONS=--max-old-space-size=4096\n',
  },
  check: ({ librechat: { service, environment }, helm }) => {
    const set = environment.get('NODE_OPTIONS');
    const heap = Number(
      /--max-old-space-size=(\d+)/.exec(environment.text('NODE_OPTIONS') ?? '')?.[1],
    );
    const megabytes = memoryLimit(service?.node ?? helm?.root)?.megabytes ?? Number.NaN;
    if (!set || !(heap > megabytes)) return [];
    return [
      {
        at: set.at,
        edit: {
          from: `--max-old-space-size=${heap}`,
          to: `--max-old-space-size=${Math.floor(megabytes * 0.75)}`,
        },
        message: `The heap may grow to ${heap} MB, but the container has ${Math.round(megabytes)} MB.`,
      },
    ];
  },
};

export default rule;
