import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { dockerfileOf } from '../../reading/dockerfile.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const built = (lines: string) => ({
  ...override('services:\n  librechat:\n    build: .\n'),
  Dockerfile: `FROM ghcr.io/danny-avila/librechat:v0.8.7\nUSER root\nRUN apk add --no-cache git\n${lines}`,
});

const rule: Rule = {
  id: 'dockerfile.stays-root',
  severity: 'warning',
  why: "LibreChat's image runs as the user `node`. After USER root, everything in the container runs as root, including the MCP servers that LibreChat starts.",
  source: ['librechat:Dockerfile', 'docker/Building best practices, USER'],
  fix: 'End the Dockerfile with: USER node',
  failing: built(''),
  passing: built('USER node\n'),
  check: ({ librechat: { service }, files }) => {
    const dockerfile = service && dockerfileOf(service, files);
    if (!dockerfile?.base || !isLibreChatImage(dockerfile.base.image)) return [];
    const last = dockerfile.instructions.findLast(({ name }) => name === 'USER' || name === 'FROM');
    if (last?.name !== 'USER' || !/^(root|0)(:|$)/.test(last.rest.trim())) return [];
    return [{ at: last.at, message: 'The container runs as root: no USER node follows.' }];
  },
};

export default rule;
