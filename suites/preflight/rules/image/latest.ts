import { currentRelease } from '../../../../fixtures/releases/proven.ts';
import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { textAt } from '../../reading/nodes.ts';
import type { Rule } from '../rule.ts';

const moving = /^(latest|main|master|edge|nightly|dev|stable)$/;

const rule: Rule = {
  id: 'image.latest',
  severity: 'warning',
  why: 'The next pull, here or on another machine, may bring another version, with other settings and other defects. Nobody can tell which one worked before.',
  source: ['docker/Pin base image versions', 'librechat/releases'],
  fix: 'Name the version in the tag.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { image: ghcr.io/danny-avila/librechat:latest }\n',
  },
  passing: {},
  check: ({ services }) =>
    services.flatMap(({ name, image, node }) => {
      const reference = image?.unknown ? undefined : image?.text;
      if (!image || !reference || node.entries.has('build') || reference.includes('@')) return [];
      // Somebody builds it on the machine.
      if (['never', 'build'].includes(textAt(node, 'pull_policy') ?? '')) return [];
      if (/^[\w.-]+:(dev|local)$/.test(reference)) return [];
      const tag = /:([^/]+)$/.exec(reference)?.[1];
      if (tag !== undefined && !moving.test(tag)) return [];
      const isOwn = isLibreChatImage(reference);
      const path = reference.replace(/:[^/:]+$/, '').replace(/librechat-dev/, 'librechat');
      return [
        {
          at: image.at,
          service: name,
          message: tag
            ? `${name} uses the tag \`${tag}\`, which moves to another version.`
            : `The image of ${name} has no tag, so Docker takes \`latest\`.`,
          ...(isOwn
            ? { fix: `Write image: ${path}:${currentRelease}, or the release that you run.` }
            : {}),
        },
      ];
    }),
};

export default rule;
