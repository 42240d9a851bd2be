import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readMounted } from '../../reading/env-file.ts';
import type { Project } from '../../reading/project.ts';
import { trackedFiles } from '../git-files.ts';
import type { Rule } from '../rule.ts';
import { isLiteralSecret, isPublicSecret, isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.dotenv-versioned',
  severity: 'error',
  why: 'Everybody who can read the repository has the secrets of an env file that git tracks, in every version it ever had.',
  source: ['owasp/secrets', 'plan/variables'],
  fix: 'Run git rm --cached FILE, add the file to .gitignore, and replace every secret in it: they are no longer secret.',
  failing: { '.gitignore': 'node_modules\n' },
  passing: { '.gitignore': '.env\n' },
  check: (project) => {
    const tracked = trackedFiles(project);
    const isTracked = (path: string) => tracked.has(project.files.nameOf(path));
    return envFilesOf(project)
      .filter((path) => isTracked(path) && existsSync(path))
      .flatMap((path) => {
        const file = project.files.read(path);
        const secrets = [...(file ? readMounted(file) : [])].filter(
          ([name, { text }]) =>
            isSecretName(name) && isLiteralSecret(text ?? '') && !isPublicSecret(name, text ?? ''),
        );
        const [first] = secrets;
        if (!file || !first) return [];
        const names = secrets.map(([name]) => name).join(', ');
        return [
          {
            at: first[1].at,
            message: `git tracks ${file.name}, which holds ${names}.`,
            fix: `Run git rm --cached ${file.name}, add it to .gitignore, and replace these secrets: they are no longer secret.`,
          },
        ];
      });
  },
};

const isTemplateName = /example|sample|template|dist|default/i;

/** The .env, every env file of the services, and what lies next to them under such a name. */
function envFilesOf({ dotenv, services, directory }: Project): string[] {
  const named = services.flatMap(({ envFiles }) => envFiles.map(({ path }) => path));
  const beside = readdirSync(directory)
    .filter((name) => /^\.env(\.|$)|\.env$/.test(name))
    .map((name) => join(directory, name));
  const all = [...(dotenv ? [dotenv.path] : []), ...named, ...beside];
  return [...new Set(all)].filter((path) => path && !isTemplateName.test(basename(path)));
}

export default rule;
