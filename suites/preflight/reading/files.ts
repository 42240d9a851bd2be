import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Position, Problem } from './types.ts';

/** LibreChat projects have files of kilobytes; what is larger is not read. */
const mostBytes = 512 * 1024;

/** A text file of the deployment. */
export interface SourceFile {
  readonly path: string;
  /** Its name in findings: relative to the project's folder. */
  readonly name: string;
  readonly folder: string;
  readonly text: string;
}

/** How a tool that encrypts files of a repository begins them. */
const encrypted: readonly (readonly [tool: string, beginning: RegExp])[] = [
  ['git-crypt', /^\0GITCRYPT\0/],
  ['Ansible Vault', /^\$ANSIBLE_VAULT;/],
  ['age', /^(age-encryption\.org\/v1|-----BEGIN AGE ENCRYPTED FILE-----)/],
  ['GPG', /^-----BEGIN PGP MESSAGE-----/],
];

/** A value that SOPS has encrypted, in a file whose names stay readable. */
export const isEncryptedValue = (text: string): boolean => text.startsWith('ENC[AES256_GCM,');

/** What lies at a path; undefined for nothing, and for what may not be looked at. */
export function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch {
    return undefined;
  }
}

/** A path as people know it: from the project's folder or the one above, else from the root. */
export function pathFrom(directory: string, path: string): string {
  const short = relative(directory, path) || '.';
  return short.startsWith('../..') ? resolve(directory, path) : short;
}

/** What is at the end of a path on the server: /opt/chat/config/a.yaml may be config/a.yaml of this repository. */
export function inRepository<Found>(
  path: string,
  { directory }: Files,
  find: (end: string) => Found | undefined,
): Found | undefined {
  if (path.startsWith(`${directory}/`)) return undefined;
  const parts = path.split('/').slice(1);
  const ends = parts.map((_, index) => join(directory, ...parts.slice(index)));
  return ends.map(find).find((it) => it !== undefined);
}

/** Reads the files of a project, each once, and keeps what could not be read as a finding. */
export class Files {
  readonly problems: Problem[] = [];
  /** Names of files that stand in for one that the operator makes from them. */
  readonly templates = new Set<string>();
  /** Paths of files that are encrypted. */
  readonly encrypted = new Set<string>();
  readonly #read = new Map<string, SourceFile | undefined>();
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  get all(): SourceFile[] {
    return [...this.#read.values()].filter((file) => file !== undefined);
  }

  nameOf(path: string): string {
    return relative(this.directory, path) || '.';
  }

  /** @param at where the file is asked for, for the finding */
  read(path: string, at?: Position): SourceFile | undefined {
    if (!this.#read.has(path)) this.#read.set(path, this.#open(path, at));
    return this.#read.get(path);
  }

  /** Reads a file that nothing asks for, where its text is of a kind; what cannot be read is passed over. */
  readIf(path: string, isOfKind: (text: string) => boolean): SourceFile | undefined {
    try {
      if (statSync(path).size > mostBytes || !isOfKind(readFileSync(path, 'utf8')))
        return undefined;
    } catch {
      return undefined;
    }
    return this.read(path);
  }

  /** Reads a template in place of the file that is yet to be made from it. */
  readTemplate(path: string): SourceFile | undefined {
    this.templates.add(this.nameOf(path));
    return this.read(path);
  }

  #open(path: string, askedAt: Position | undefined): SourceFile | undefined {
    const name = this.nameOf(path);
    const at = { file: name, line: 1, column: 1 };
    const report = (rule: string, message: string, where = at) => {
      this.problems.push({ rule, at: where, message });
      return undefined;
    };
    try {
      const stats = statSync(path);
      if (stats.isDirectory())
        return report('reading.missing-file', `${name} is a folder, not a file.`, askedAt);
      if (!stats.isFile()) return report('reading.not-text', `${name} is not a regular file.`);
      const { size } = stats;
      if (size > mostBytes)
        return report(
          'reading.too-large',
          `${name} has ${Math.round(size / 1024)} kB; preflight reads at most 512.`,
        );
      const bytes = readFileSync(path);
      const beginning = bytes.subarray(0, 64).toString('latin1');
      const [tool] = encrypted.find(([, pattern]) => pattern.test(beginning)) ?? [];
      if (tool) {
        this.encrypted.add(path);
        return report(
          'reading.encrypted',
          `${name} is encrypted here with ${tool}, so nothing in it was checked.`,
        );
      }
      if (bytes.includes(0)) return report('reading.not-text', `${name} is not a text file.`);
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return { path, name, folder: dirname(path), text };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR')
        return report('reading.missing-file', `${name} does not exist.`, askedAt);
      if (code === 'EACCES' || code === 'EPERM')
        return report('reading.no-permission', `Preflight may not read ${name}.`, askedAt);
      return report('reading.not-text', `${name} is not text in UTF-8.`);
    }
  }
}
