import { execFileSync } from 'node:child_process';
import type { Rule } from '../rule.ts';
import { isLiteralSecret, isSecretName } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.dotenv-versioned',
  severity: 'error',
  why: 'A .env with secrets that git keeps is read by all who have the repository, in every version it ever had.',
  source: 'OWASP Secrets Management Cheat Sheet; integration plan, environment block',
  mend: 'git rm --cached .env, add it to .gitignore, and replace every secret in it: they are known.',
  failing: { '.gitignore': 'node_modules\n' },
  passing: { '.gitignore': '.env\n' },
  check: ({ dotenv, directory }) => {
    if (!dotenv || dotenv.isTemplate) return [];
    const secrets = [...dotenv.variables].filter(
      ([name, { text }]) => isSecretName(name) && isLiteralSecret(text ?? ''),
    );
    const [first] = secrets;
    if (!first || !isTracked(dotenv.file.path, directory)) return [];
    const names = secrets.map(([name]) => name).join(', ');
    return [{ at: first[1].at, message: `git keeps ${dotenv.file.name}, which holds ${names}.` }];
  },
};

function isTracked(path: string, cwd: string): boolean {
  try {
    execFileSync('git', ['ls-files', '--error-unmatch', path], { cwd, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export default rule;
