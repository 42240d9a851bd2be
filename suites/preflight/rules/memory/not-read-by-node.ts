import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'memory.not-read-by-node',
  severity: 'warning',
  why: "NODE_MAX_OLD_SPACE_SIZE is an argument for building the image. Node does not read it, so the running server keeps Node's own limit.",
  source: ['node/NODE_OPTIONS', 'librechat:Dockerfile'],
  fix: 'Set NODE_OPTIONS=--max-old-space-size=6144 in its place.',
  failing: { '.env': 'NODE_MAX_OLD_SPACE_SIZE=6144\n' },
  passing: { '.env': 'NODE_OPTIONS=--max-old-space-size=6144\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('NODE_MAX_OLD_SPACE_SIZE');
    return set
      ? [
          {
            at: set.at,
            message: "Node does not read this, so LibreChat keeps Node's own memory limit.",
            ...(/^\d+$/.test(set.text ?? '') && !environment.has('NODE_OPTIONS')
              ? {
                  edit: {
                    from: `NODE_MAX_OLD_SPACE_SIZE=${set.text}`,
                    to: `NODE_OPTIONS=--max-old-space-size=${set.text}`,
                  },
                }
              : {}),
          },
        ]
      : [];
  },
};

export default rule;
