import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { dockerfileOf } from '../../reading/dockerfile.ts';
import type { SourceFile } from '../../reading/files.ts';
import { override } from '../examples.ts';
import type { Edit, Rule } from '../rule.ts';

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
    const end = dockerfile.instructions.at(-1);
    return [
      {
        at: last.at,
        message: 'The container runs as root: no USER node follows.',
        ...(end && !/\\\s*$/.test(dockerfile.file.text) ? { edit: ending(dockerfile.file) } : {}),
      },
    ];
  },
};

/** At the end, where everything is installed. */
function ending({ name, text }: SourceFile): Edit {
  const lines = text.trimEnd().split('\n').length;
  return { at: { file: name, line: lines, column: 1 }, insert: ['USER node'], where: 'after' };
}

export default rule;
