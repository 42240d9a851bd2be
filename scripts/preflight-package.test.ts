import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../fixtures/kernel/testing.ts';
import { bareEnvironment } from '../fixtures/settings.ts';
import { preflightJson } from '../reports/preflight/record.ts';
import { preflight } from '../suites/preflight/preflight.ts';
import { casesFolder } from '../suites/preflight/samples/cases.ts';

const mostBytes = 15e6;
const env = (variables: Record<string, string> = {}) =>
  bareEnvironment(variables) as NodeJS.ProcessEnv;

const node20 = (env().PATH ?? '')
  .split(':')
  .map((folder) => join(folder, 'node'))
  .filter((path) => existsSync(path))
  .find((path) => execFileSync(path, ['--version'], { encoding: 'utf8' }).startsWith('v20.'));

/** A folder with nothing but what `npm install` puts there from the packed package. */
let installed: string;

beforeAll(() => {
  installed = temporaryFolder();
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { env: env(), encoding: 'utf8' });
  run('npm', 'pack', '--silent', '--pack-destination', installed);
  const [packed = ''] = globSync(join(installed, '*.tgz'));
  run('npm', 'install', '--silent', '--offline', '--prefix', installed, packed);
}, 120_000);

const command = (...args: string[]) =>
  spawnSync(join(installed, 'node_modules/.bin/librechat-conformance'), args, {
    cwd: installed,
    env: env(),
    encoding: 'utf8',
  });

describe('the package', () => {
  test('is one package of at most 15 MB', () => {
    const modules = join(installed, 'node_modules');
    const packages = readdirSync(modules).filter((name) => !name.startsWith('.'));
    expect(packages).toEqual(['librechat-conformance']);
    const files = globSync('**', { cwd: modules }).map(
      (name) => statSync(join(modules, name)).size,
    );
    expect(files.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes);
    const dist = join(modules, packages[0] ?? '', 'dist');
    const licences = globSync('licences*.txt', { cwd: dist }).map((file) =>
      readFileSync(join(dist, file), 'utf8'),
    );
    for (const name of ['yaml', 'zod', 'librechat-data-provider'])
      expect(licences.join('\n')).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  // Every kind of data that a clone looks up on the disk: rules, schemas of two releases, the schema of Compose.
  test.each([
    '01-mcp-internal-refused',
    '09-yaml-boolean-from-env',
    '29-librechat-yaml-alone',
    '41-older-release',
  ])('finds in %s what a clone finds', async (name) => {
    const folder = resolve(casesFolder, name);
    const signal = AbortSignal.timeout(20_000);
    const clone = await preflight(folder, { environment: env(), signal, asksCompose: true });
    const { stdout } = command('preflight', folder, '--json');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(preflightJson(clone)));
  });

  test('reads the env file that it is given, and does not take it for an option of Node', () => {
    const folder = resolve(casesFolder, '06-redis-without-scheme');
    const withFile = command('preflight', folder, '--env-file', '.env', '--json');
    expect(withFile.stderr).toBe('');
    expect(withFile.stdout).toBe(command('preflight', folder, '--json').stdout);
  });

  // The oldest Node that package.json allows, where this machine has one: a newer function of Node ends it at once.
  test.skipIf(!node20)('runs on Node 20', () => {
    const cli = join(installed, 'node_modules/librechat-conformance/dist/cli.js');
    const folder = resolve(casesFolder, '06-redis-without-scheme');
    const args = ['--', cli, 'preflight', folder, '--json'];
    const { stdout, stderr } = spawnSync(node20 ?? '', args, { env: env(), encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toBe(command('preflight', folder, '--json').stdout);
  });

  test('explains a rule, and names its subcommand', () => {
    expect(command('preflight', '--explain', 'mcp.refused').stdout).toContain('Fix:');
    expect(command('chat').stderr).toContain('Usage: librechat-conformance preflight');
    expect(command('preflight').stderr).toContain('holds no compose file');
  });
});

test('the pre-commit hook calls the command of the package', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { entry: string }[];
  expect(hook?.entry).toBe('librechat-conformance preflight');
});

test('the step of the action checks the folder and the files that it is given', () => {
  const action = parse(readFileSync('preflight/action.yml', 'utf8')) as {
    runs: { steps: { run?: string }[] };
  };
  const script = action.runs.steps.at(-1)?.run ?? '';
  const workspace = temporaryFolder();
  execFileSync('cp', ['-r', resolve(casesFolder, '06-redis-without-scheme'), join(workspace, 'a')]);
  const inputs = {
    DIR: 'a',
    FILES: 'docker-compose.yml\n',
    ENV_FILE: '.env',
    SARIF: 'found.sarif',
  };
  const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    env: env({ ...inputs, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace }),
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=a\/\.env,line=\d+,/m);
  expect(readFileSync(join(workspace, 'found.sarif'), 'utf8')).toContain('a/.env');
});
