import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bareEnvironment } from '../../fixtures/settings.ts';
import { sampleDirectory } from '../../fixtures/stack/compose/project.ts';
import { fixesOf } from './fix.ts';
import { preflight } from './preflight.ts';
import type { Example } from './rules/rule.ts';
import { layOut } from './samples/lay-out.ts';

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;
const plan = 'suites/preflight/samples/plan';
const laidOut: string[] = [];

afterEach(() => {
  for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function judge(directory: string, variables: Record<string, string> = {}, asksCompose = false) {
  const environment = bareEnvironment(variables) as NodeJS.ProcessEnv;
  return preflight(directory, { environment, signal: AbortSignal.timeout(20_000), asksCompose });
}

function judgeExample(example: Example) {
  const directory = layOut(example);
  laidOut.push(directory);
  return judge(directory);
}

type Places = Record<string, { line: number; rule: string }[]>;
const { 'with-secrets': withSecrets, ...expected } = parse(
  readFileSync(join(plan, 'expected.yaml'), 'utf8'),
) as Places & { 'with-secrets': Places[string] };

const told = (places: Places) =>
  Object.entries(places)
    .flatMap(([file, entries]) => entries.map(({ line, rule }) => `${file}:${line} ${rule}`))
    .sort();

async function findingsOf(...given: Parameters<typeof judge>): Promise<string[]> {
  const { findings } = await judge(...given);
  return findings.map(({ at, rule }) => `${at.file}:${at.line} ${rule.id}`).sort();
}

describe.each([
  ['by its own reading', false],
  ['through Docker Compose', true],
])('%s', (_, asksCompose) => {
  describe.skipIf(asksCompose && !hasCompose)('preflight finds', () => {
    test("in the plan's blocks each of their faults, at its line, and nothing else", async () => {
      expect(await findingsOf(plan, {}, asksCompose)).toEqual(told(expected));
    });

    test('one more, once the secrets that the plan speaks of are given', async () => {
      const found = await findingsOf(plan, { JWT_SECRET_KEY: 'k'.repeat(64) }, asksCompose);
      expect(found.filter((it) => it.includes('jwt'))).toEqual(
        told({ 'docker-compose.yml': withSecrets }),
      );
    });

    test.each(['docker-compose.yml', 'docker-compose.yml:docker-compose.monitoring.yml'])(
      'nothing in the sample deployment, %s',
      async (COMPOSE_FILE) => {
        const variables = { COMPOSE_FILE, COMPOSE_PROJECT_NAME: 'librechat' };
        expect(await findingsOf(sampleDirectory, variables, asksCompose)).toEqual([]);
      },
    );
  });
});

test("a team's decisions change what counts", async () => {
  const result = await judgeExample({
    '.env': 'LOGIN_MAX=7\nTRUST_PROXY=0\n',
    'preflight.yaml': `severity:
  - { rule: proxy.trust-not-a-number, as: error, reason: Our proxy is watched for it. }
ignore:
  - { rule: limits.login-by-address, reason: Three people use it. }
  - { rule: image.latest, file: docker-compose.yml, reason: Pinned by our registry. }
`,
  });
  expect(result.findings.map(({ rule, severity }) => [rule.id, severity])).toEqual([
    ['proxy.trust-not-a-number', 'error'],
  ]);
  expect(result.ignored.map(({ reason }) => reason)).toEqual(['Three people use it.']);
  expect(result.notes).toEqual([
    'preflight.yaml: the entry for image.latest in docker-compose.yml matches no finding.',
  ]);
});

test.each([
  [
    'ignore:\n  - { rule: image.latst, reason: Pinned by our registry. }\n',
    'ignore: no rule is called image.latst',
  ],
  ['ignore:\n  - { rule: image.latest }\n', 'ignore.0.reason'],
  ['ignores: []\n', 'Unrecognized key: "ignores"'],
  ['ignore: [\n', 'preflight.yaml'],
])('decisions that are wrong are refused: %j', async (text, message) => {
  await expect(judgeExample({ 'preflight.yaml': text })).rejects.toThrow(message);
});

test('what can be fixed safely is fixed, and found no more', async () => {
  const directory = layOut({
    '.env':
      'GOOGLE_CALLBACK_URL=http://localhost:3080/oauth/google/callback\nNODE_ENV=CI\nALLOW_SOCIAL_LOGIN=yes\n',
    'docker-compose.override.yml': 'services:\n  mongodb:\n    ports: ["27017:27017"]\n',
  });
  laidOut.push(directory);
  const fixes = fixesOf(await judge(directory));
  expect(fixes.map(({ file, count }) => [file.name, count])).toEqual([
    ['.env', 3],
    ['docker-compose.override.yml', 1],
  ]);
  for (const { file, text } of fixes) writeFileSync(file.path, text);
  expect(await findingsOf(directory)).toEqual([]);
});

test('the project itself is not touched by judging it', async () => {
  const directory = layOut({ '.env': 'NODE_ENV=CI\n' });
  laidOut.push(directory);
  const before = readFileSync(join(directory, '.env'), 'utf8');
  fixesOf(await judge(directory));
  expect(readFileSync(join(directory, '.env'), 'utf8')).toBe(before);
});

test('a folder without a deployment is refused with a remedy', async () => {
  await expect(judge('docs')).rejects.toThrow('holds no compose file');
  await expect(judge('nowhere')).rejects.toThrow('does not exist');
});
