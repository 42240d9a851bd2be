import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Example, notThere, unreadable } from '../rules/rule.ts';
import { soundProject } from './sound.ts';

/** Writes the sound project with an example laid over it into a new folder, for a test to remove. */
export function layOut(example: Example): string {
  const directory = mkdtempSync(join(tmpdir(), 'preflight-'));
  chmodSync(directory, 0o755);
  const sound = soundProject();
  const added = example['.env'] ?? '';
  // A project is in a repository, as a rule; git reads an empty one as none.
  if (example['.git'] !== notThere) mkdirSync(join(directory, '.git'));
  const dotenv = added === notThere ? notThere : withAdded(sound['.env'] ?? '', added);
  for (const [name, text] of Object.entries({ ...sound, ...example, '.env': dotenv })) {
    if (text === notThere) continue;
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: text === unreadable ? 0 : 0o644 });
  }
  if ('.gitignore' in example) {
    execFileSync('git', ['init', '--quiet'], { cwd: directory });
    execFileSync('git', ['add', '--all'], { cwd: directory });
  }
  return directory;
}

/** What an example sets takes the place of what the sound project sets. */
function withAdded(sound: string, added: string): string {
  const names = new Set([...added.matchAll(/^(\w+)=/gm)].map(([, name]) => name));
  const kept = sound.split('\n').filter((line) => !names.has(line.split('=')[0]));
  return kept.join('\n') + added;
}
