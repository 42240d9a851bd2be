import { currentRelease } from '../../../../fixtures/releases/proven.ts';
import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { dockerfileOf } from '../../reading/dockerfile.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const built = (tag: string) => ({
  ...override('services:\n  librechat:\n    build: .\n'),
  Dockerfile: `FROM ghcr.io/danny-avila/librechat${tag}\nCOPY librechat.yaml /app/librechat.yaml\n`,
});

const rule: Rule = {
  id: 'dockerfile.base-moves',
  severity: 'warning',
  why: 'The next build may start from another version of LibreChat. Nobody can tell which one worked before.',
  source: ['docker/Pin base image versions'],
  fix: `Name the release: FROM ghcr.io/danny-avila/librechat:${currentRelease}.`,
  failing: built(''),
  passing: built(':v0.8.7'),
  check: ({ librechat: { service }, files }) => {
    const base = service && dockerfileOf(service, files)?.base;
    if (
      !base ||
      !isLibreChatImage(base.image) ||
      base.image.includes('$') ||
      base.image.includes('@')
    )
      return [];
    const tag = /:([^/]+)$/.exec(base.image)?.[1];
    if (tag !== undefined && !/^(latest|main|master|edge|dev)$/.test(tag)) return [];
    return [
      {
        at: base.at,
        message: tag
          ? `The image builds on the tag \`${tag}\`, which moves to another version.`
          : 'The image that this builds on has no tag, so Docker takes `latest`.',
      },
    ];
  },
};

export default rule;
