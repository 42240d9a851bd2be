import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'image.latest',
  severity: 'warning',
  why: 'The next pull, on this machine or another, may bring another version: with other settings, other defects, and no way back to the one that worked.',
  source: 'LibreChat documentation, Docker: numbered releases',
  fix: 'Name the release: ghcr.io/danny-avila/librechat:v0.8.5.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { image: ghcr.io/danny-avila/librechat:latest }\n',
  },
  passing: {},
  check: ({ services }) =>
    services.flatMap(({ name, image, node }) => {
      const reference = image?.unknown ? undefined : image?.text;
      if (!image || !reference || node.entries.has('build') || reference.includes('@')) return [];
      const tag = /:([^/]+)$/.exec(reference)?.[1];
      if (tag !== undefined && !/^(latest|main|master|edge|nightly)$/.test(tag)) return [];
      return [
        {
          at: image.at,
          message: `${name} is of no fixed version: ${tag ? `its tag is ${tag}` : 'its image has no tag'}.`,
        },
      ];
    }),
};

export default rule;
