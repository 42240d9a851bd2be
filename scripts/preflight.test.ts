import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test } from 'vitest';
import { bareEnvironment } from '../fixtures/settings.ts';
import type { PreflightRecord } from '../reports/preflight/record.ts';
import schema from '../reports/schemas/preflight.schema.json' with { type: 'json' };
import { type Example, unreadable } from '../suites/preflight/rules/rule.ts';
import { layOut } from '../suites/preflight/samples/lay-out.ts';

const laidOut: string[] = [];

afterEach(() => {
  for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function project(example: Example): string {
  const directory = layOut(example);
  laidOut.push(directory);
  return directory;
}

const run = (...args: string[]) => runWith({}, ...args);

function runWith(variables: Record<string, string>, ...args: string[]) {
  const env = bareEnvironment(variables) as NodeJS.ProcessEnv;
  const command = ['scripts/preflight.ts', ...args];
  return spawnSync(process.execPath, command, { env, encoding: 'utf8' });
}

const recordOf = (stdout: string) => JSON.parse(stdout) as PreflightRecord;

describe('npm run preflight', () => {
  test('ends with 0 where nothing is wrong, and with 0 on warnings alone', () => {
    expect(run(project({})).status).toBe(0);
    expect(run(project({ '.env': 'LOGIN_MAX=7\n' })).status).toBe(0);
  });

  test('shows the line of an error, why it is one and how to fix it, and ends with 1', () => {
    const { status, stdout } = run(
      project({ '.env': 'GOOGLE_CALLBACK_URL=http://localhost:3080/x\n' }),
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\.env:22:1 {2}error {2}oauth\.callback-doubled\n {2}22 \| GOOGLE_CALLBACK_URL=\S+\n {5}\| \^/,
    );
    expect(stdout).toContain('fix Write only the path');
    expect(stdout).toContain('preflight 1 error, 0 warnings');
  });

  test('prints JSON that fits its schema, without a secret', () => {
    const secret = 'sk-ant-0123456789abcdef';
    const files = {
      'docker-compose.override.yml': `services:\n  librechat:\n    environment: [ANTHROPIC_API_KEY=${secret}]\n`,
    };
    const [asJson, asText] = [run(project(files), '--json'), run(project(files))];
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    validate(JSON.parse(asJson.stdout));
    expect(validate.errors).toBeNull();
    expect(recordOf(asJson.stdout).findings.map(({ rule }) => rule)).toEqual([
      'secrets.in-versioned-file',
    ]);
    for (const { stdout } of [asJson, asText]) expect(stdout).not.toContain(secret);
  });

  test('writes SARIF with the rule of every result', () => {
    const directory = project({ '.env': 'NODE_ENV=CI\n' });
    run(directory, '--sarif', join(directory, 'found.sarif'));
    const { version, runs } = JSON.parse(readFileSync(join(directory, 'found.sarif'), 'utf8'));
    expect(version).toBe('2.1.0');
    const [result] = runs[0].results;
    expect(runs[0].tool.driver.rules[result.ruleIndex].id).toBe('env.node-env-ci');
    expect(result.fixes[0].artifactChanges[0].replacements).toEqual([
      {
        deletedRegion: { startLine: 23, startColumn: 10, endColumn: 12 },
        insertedContent: { text: 'production' },
      },
    ]);
  });

  test('annotates the lines of a pull request on GitHub', () => {
    const { stdout } = runWith({ GITHUB_ACTIONS: 'true' }, project({ '.env': 'NODE_ENV=CI\n' }));
    expect(stdout).toMatch(
      /^::error file=\S+\.env,line=23,col=1,title=env\.node-env-ci::LibreChat renews/m,
    );
  });

  test('--fix shows a diff and changes nothing until it is agreed to', () => {
    const directory = project({ '.env': 'NODE_ENV=CI\n' });
    const before = readFileSync(join(directory, '.env'), 'utf8');
    expect(run(directory, '--fix').stdout).toContain('+NODE_ENV=production');
    expect(readFileSync(join(directory, '.env'), 'utf8')).toBe(before);
    const asJson = run(directory, '--fix', '--json');
    expect(recordOf(asJson.stdout).findings).toHaveLength(1);
    expect(asJson.stderr).toContain('+NODE_ENV=production');
    expect(run(directory, '--fix', '--yes').stdout).toContain('Fixed 1 in .env');
    expect(run(directory).status).toBe(0);
  });

  test.each([
    [['/nowhere'], '/nowhere does not exist.'],
    [['docs'], 'holds no compose file'],
    [['package.json'], 'package.json is not a folder.'],
    [['compose', '--sarif', '/nowhere/found.sarif'], 'cannot be written: ENOENT'],
    [['compose', 'other'], 'too many arguments'],
    [['--jsn'], 'Did you mean --json?'],
  ])('%j ends with 2 and one error', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('A fault of the suite');
  });
});

test('a file that may not be read is a finding', async () => {
  const directory = project({ 'librechat.yaml': unreadable });
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;
  const env = bareEnvironment({ HOME: directory }) as NodeJS.ProcessEnv;
  const command = join(process.cwd(), 'scripts/preflight.ts');
  const cwd = writable(directory);
  const child = spawn(process.execPath, [command, directory, '--json'], { cwd, env, uid });
  const said = await child.stdout.setEncoding('utf8').toArray();
  expect(recordOf(said.join('')).findings.map(({ rule }) => rule)).toContain(
    'reading.no-permission',
  );
});

/** A folder that the user `nobody` may write its report to. */
function writable(directory: string): string {
  const path = join(directory, 'out');
  mkdirSync(path);
  chmodSync(path, 0o777);
  return path;
}
