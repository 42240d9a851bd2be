import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from '../fixtures/settings.ts';
import manifest from '../package.json' with { type: 'json' };

/** The npm scripts that have flags and `--help`, in the order of docs/commands.md. */
export const commands = [
  'conformance',
  'preflight',
  'upgrade',
  'drill',
  'load',
  'compare',
  'mutants',
  'stack',
  'report',
  'releases',
  'figures',
  'merge',
  'images',
  'summary',
  'tools',
  'test',
  'bench:truth',
  'bench:room',
  'bench:power',
  'bench:verdicts',
] as const;

type Command = (typeof commands)[number];

/** What a command prints for `--help`. */
async function helpOf(command: Command): Promise<string> {
  const [, ...args] = manifest.scripts[command].split(' ');
  const env = childEnvironment({ NO_COLOR: '1' });
  const { stdout } = await promisify(execFile)(process.execPath, [...args, '--help'], { env });
  return stdout.trimEnd();
}

/** The help of every command, by how users call it. */
export async function helpOfAll(): Promise<ReadonlyMap<string, string>> {
  const texts = commands.map(async (command) => [callOf(command), await helpOf(command)] as const);
  return new Map(await Promise.all(texts));
}

export const callOf = (command: string) => (command === 'test' ? 'npm test' : `npm run ${command}`);
