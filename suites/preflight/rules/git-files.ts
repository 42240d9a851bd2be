import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from '../reading/project.ts';

const tracked = new Map<string, ReadonlySet<string>>();

/** The files below a project's folder that git keeps, relative to it; none where there is no repository. */
export function trackedFiles({ directory }: Project): ReadonlySet<string> {
  const known = tracked.get(directory);
  if (known) return known;
  const names = new Set(listed(directory));
  tracked.set(directory, names);
  return names;
}

/** Whether a project's folder is in a git repository. On a server it mostly is not: nobody reads its files there. */
export const isInRepository = ({ directory }: Project) => isBelowRepository(directory);

const isBelowRepository = (folder: string): boolean =>
  existsSync(join(folder, '.git')) ||
  (folder !== dirname(folder) && isBelowRepository(dirname(folder)));

function listed(cwd: string): string[] {
  try {
    const out = execFileSync('git', ['ls-files', '-z'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 16 * 1024 ** 2,
    });
    return out.split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
