import { basename } from 'node:path';
import { releaseOf } from '../../release.ts';
import { override } from '../examples.ts';
import { replacedCode } from '../replaced-code.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'image.code-replaced',
  severity: 'warning',
  why: "A file that is mounted over LibreChat's own code stays as it is when the image is upgraded. It then misses the fixes of the new release, or no longer fits it.",
  source: ['docker/Bind mounts'],
  fix: 'Compare the file with that of the release each time you upgrade, or build an image of your own from the release with a patch.',
  failing: {
    ...override(
      'services:\n  librechat:\n    volumes: [./openidStrategy.js:/app/api/strategies/openidStrategy.js:ro]\n',
    ),
    'openidStrategy.js': '// changed\n',
  },
  passing: override(
    'services:\n  librechat:\n    volumes: [logs:/app/logs]\nvolumes: { logs: {} }\n',
  ),
  check: (project) => {
    const [first, ...others] = replacedCode(project);
    if (!first) return [];
    const names = [first, ...others].map(({ target }) => basename(target)).join(', ');
    return [
      {
        at: first.at,
        message: `${names} ${others.length > 0 ? 'are' : 'is'} put into LibreChat's own code, and ${others.length > 0 ? 'were' : 'was'} not checked: it must fit ${releaseOf(project).name}.`,
      },
    ];
  },
};

export default rule;
