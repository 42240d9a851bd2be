import { execFileSync } from 'node:child_process';
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
