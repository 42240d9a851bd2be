import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../fixtures/checks/types.ts';
import { temporaryFolder } from '../fixtures/kernel/testing.ts';
import type { ReportedStack } from '../fixtures/stack/stack.ts';
import { judgeRun } from '../fixtures/verdicts/conformance.ts';
import schema from './schemas/conformance.schema.json' with { type: 'json' };
import { makeStatement } from './statement.ts';
import { writeReports } from './write.ts';

const secret = 'canary-of-this-run';
const failing = 'oauth.google.redirect-uri-exact';
const unjudged = 'logout.cookies-removed';

const outcomes: Outcome[] = [
  { id: 'start.config-is-json', status: 'held', durationMs: 12 },
  { id: failing, status: 'violated', durationMs: 3, message: `Expected: a\nReceived: ${secret}` },
  { id: 'chat.openai.streams', status: 'error', durationMs: 0, message: 'TypeError: x' },
];

const finding = {
  rule: 'oauth.callback-doubled',
  severity: 'error',
  file: 'docker-compose.yml',
  line: 31,
  column: 9,
  message: "Google's callback is a full URL.",
  fix: 'Set only the path.',
} as const;

const secrets = [secret];
const stack: ReportedStack = {
  target: 'reference',
  librechatVersion: 'reference',
  shape: 'plain',
  browserUrl: 'http://localhost:1',
  parts: { LibreChat: 'the bundled reference' },
  caveats: ['This run tested the reference.'],
  startMs: 1,
};

describe('the reports of a run', () => {
  let directory: string;
  const read = (file: string) => readFileSync(join(directory, file), 'utf8');

  beforeAll(async () => {
    directory = temporaryFolder();
    const judgement = judgeRun({
      required: ['start.config-is-json', failing, 'chat.openai.streams', unjudged],
      outcomes,
      deviations: new Map(),
      strict: false,
    });
    const startedAt = new Date('2026-01-02T03:04:05Z');
    const statement = makeStatement({
      startedAt,
      durationMs: 10,
      profile: 'all',
      grep: 'start',
      stacks: [stack],
      judgement,
      preflight: [finding],
    });
    await writeReports(statement, directory, secrets);
    await writeReports(statement, directory, secrets);
  });

  test('conformance.json fits its schema', () => {
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    validate(JSON.parse(read('conformance.json')));
    expect(validate.errors).toBeNull();
  });

  test('conformance.md shows the notes before the verdicts, and how to fix failures', () => {
    const text = read('conformance.md');
    expect(text).toMatch(/does-not-conform\n\n> \*\*Note:\*\* This run tested the reference/);
    expect(text).toContain('Set GOOGLE_CALLBACK_URL=/oauth/google/callback');
  });

  test('junit.xml distinguishes a failure of the deployment from an error of the suite', () => {
    const text = read('junit.xml');
    expect(text).toMatch(/failures="1"/);
    expect(text).toMatch(/errors="2"/);
  });

  test('the Allure report is there, with one result per check and its history', () => {
    expect(existsSync(join(directory, 'allure-report/index.html'))).toBe(true);
    expect(read('allure-history.jsonl').trim().split('\n')).toHaveLength(2);
    expect(read('allure-history.jsonl')).toContain(failing);
  });

  test('the Allure report of a second run replaces the first', () => {
    expect(existsSync(join(directory, 'allure-report/awesome'))).toBe(false);
  });

  test('preflight findings are in the statement and in the Allure report', () => {
    expect(read('conformance.md')).toContain(
      "| error | `docker-compose.yml:31` | `oauth.callback-doubled` | Google's callback",
    );
    expect(read('allure-history.jsonl')).toContain(finding.rule);
  });

  test('no report contains a secret of the run', () => {
    for (const file of ['conformance.json', 'conformance.md', 'junit.xml', 'allure-history.jsonl'])
      expect(read(file)).not.toContain(secret);
  });
});
