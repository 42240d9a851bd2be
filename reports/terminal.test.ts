import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CheckId, Outcome } from '../fixtures/checks/types.ts';
import {
  coverageOf,
  type JudgedCheck,
  judgeCheck,
  summarise,
} from '../fixtures/verdicts/conformance.ts';
import type { Statement } from './statement.ts';
import { problemLines, summaryLines } from './terminal.ts';

const judged = (id: CheckId, status: Outcome['status'], message?: string) =>
  judgeCheck(id, { id, status, durationMs: 1_200, ...(message ? { message } : {}) }, new Map());

const violated = judged('oauth.google.redirect-uri-exact', 'violated', 'Expected: a\nReceived: b');
const passed = judged('start.page-served', 'held');
const notReached = judged('chat.openai.streams', 'not-reached', 'An earlier step failed.');

const plain = { name: 'plain', url: 'http://localhost:1', startMs: 1_000 };

const textOf = (lines: readonly string[]) => stripVTControlCharacters(lines.join('\n'));

function summaryOf(
  checks: readonly JudgedCheck[],
  shapes: Statement['run']['shapes'] = [plain],
): string {
  const statement: Statement = {
    schema: 1,
    run: {
      id: '1',
      startedAt: '2026-11-26T00:00:00Z',
      durationMs: 1,
      suiteVersion: '1',
      profile: 'all',
      target: { kind: 'reference', url: '', librechatVersion: 'unknown', parts: {} },
      shapes,
      caveats: ['This run tested the reference.'],
    },
    verdict: 'does-not-conform',
    summary: summarise(checks),
    coverage: coverageOf(checks),
    checks,
  };
  return textOf(summaryLines(statement, { start: 1_000, checks: 2_000, reports: 300 }));
}

describe('the problems of a run', () => {
  test('show the requirement, what was expected and received, the source, the cause and the fix', () => {
    const text = textOf(problemLines([violated]));
    for (const part of ['✗ failed  oauth.google.redirect-uri-exact', '1.2 s', 'Expected: a'])
      expect(text).toContain(part);
    expect(text).toMatch(/^ {11}Received: b$/m);
    expect(text).toMatch(/^ {2}MUST {5}The redirect URI is exactly/m);
    expect(text).toMatch(/^ {2}source {3}RFC 6749/m);
    expect(text).toMatch(/^ {2}possible GOOGLE_CALLBACK_URL/m);
    expect(text).toMatch(/^ {2}fix {6}Set GOOGLE_CALLBACK_URL/m);
  });

  test('break long sentences between words', () => {
    const lines = problemLines([violated]).map(stripVTControlCharacters);
    const from = lines.findIndex((line) => line.startsWith('  possible'));
    expect(lines.slice(from, from + 2)).toEqual([
      expect.stringMatching(/^ {2}possible GOOGLE_CALLBACK_URL .{50,80}$/),
      expect.stringMatching(/^ {11}\S/),
    ]);
  });

  test('start with the failed checks, and leave out what passed or was skipped', () => {
    const skipped = judged('logout.server-session-ended', 'skipped', 'No database.');
    const text = textOf(problemLines([notReached, passed, skipped, violated]));
    expect(text.match(/^\S /gm)).toEqual(['✗ ', '? ']);
    expect(text).toMatch(/reason {3}An earlier step failed\./);
  });
});

describe('the summary of a run', () => {
  test('names each requirement once, in the order of the plan, with counts', () => {
    const text = summaryOf([notReached, violated, passed, judged('start.config-is-json', 'held')]);
    expect(text.match(/^\S .*$/gm)).toEqual([
      expect.stringMatching(/^✓ LibreChat container starts successfully +2 passed$/),
      expect.stringMatching(/^✗ Google OAuth login redirects correctly +1 failed$/),
      expect.stringMatching(/^\? Can send messages to OpenAI +1 not-reached$/),
    ]);
    expect(text).toContain('\n    ✗ failed  oauth.google.redirect-uri-exact\n');
  });

  test('ends with notes, verdict and times', () => {
    expect(summaryOf([violated, passed])).toMatch(
      /note {5}This run tested the reference\.\nverdict {2}does-not-conform \(1 passed, 1 failed\)\ntime {5}start 1\.0 s, checks 2\.0 s, reports 0\.3 s$/,
    );
  });

  test('gives each reason for skipped checks once', () => {
    const reason = 'The check needs the capability "doubles".';
    const skipped = (['logout.cookies-removed', 'logout.server-session-ended'] as CheckId[]).map(
      (id) => judged(id, 'skipped', reason),
    );
    expect(summaryOf(skipped)).toContain(`skipped  2: ${reason}`);
  });
});

test('the start of each shape is shown where there is more than one', () => {
  const https = { name: 'https', url: 'https://chat.test', startMs: 3_400 };
  expect(summaryOf([passed], [plain, https])).toContain(
    'shapes   plain 1.0 s, https 3.4 s to start',
  );
  expect(summaryOf([passed])).not.toContain('shapes');
});
