import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPartial } from '../../reading/choose.ts';
import type { Project } from '../../reading/project.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'compose.no-librechat',
  severity: 'warning',
  why: 'No service is recognized as LibreChat, by its image or by the name `librechat`. Preflight then checks .env and librechat.yaml as a server without a container reads them.',
  source: ['docker/COMPOSE_FILE'],
  fix: 'Name all compose files that belong together: npm run preflight -- DIR -f one.yml -f two.yml. Call a service with an image of your own `librechat`.',
  failing: { 'docker-compose.yml': 'services:\n  web:\n    image: nginx:1.29.3\n' },
  passing: {},
  check: (project) => {
    const { librechat, composeFiles, files, directory, problems } = project;
    const others = otherComposeFiles(project);
    const isBroken = problems.some(({ rule: id }) => /^(reading|compose)\./.test(id));
    // Files that are laid over one of another folder run no LibreChat by themselves.
    const isElsewhere = others.every((name) => isPartial(join(directory, name)));
    if (librechat.service || isBroken || (composeFiles.length === 0 && isElsewhere)) return [];
    const [first] = composeFiles;
    const hint = others.length > 0 ? ` Not read: ${others.join(', ')}.` : '';
    const what = first
      ? 'No service of the project is LibreChat.'
      : 'No compose file has a name that Compose looks for.';
    return [
      {
        at: { file: first ? files.nameOf(first) : files.nameOf(directory), line: 1, column: 1 },
        message: `${what}${hint}`,
        ...(others.length > 0
          ? {
              fix: `Name the files that belong together: ${others.map((name) => `-f ${name}`).join(' ')}`,
            }
          : {}),
      },
    ];
  },
};

/** Compose files of the folder that are not among the chosen ones. */
function otherComposeFiles({ directory, composeFiles, files }: Project): string[] {
  const chosen = composeFiles.map((path) => files.nameOf(path));
  return readdirSync(directory)
    .filter((name) => /compose.*\.ya?ml$/.test(name) && !chosen.includes(name))
    .sort();
}

export default rule;
