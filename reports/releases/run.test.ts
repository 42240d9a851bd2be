import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { readRuns } from './run.ts';
import { deviating, sampleStatement, writeJson } from './testing.ts';

const directory = temporaryFolder();
const read = (...contents: unknown[]) => readRuns(writeJson(directory, contents));

test('a run keeps its verdicts, and of a red check the sentence and the first line of the message', () => {
  const [run] = read(
    sampleStatement({
      release: 'v0.8.7',
      deviates: true,
      violated: {
        'start.page-served': 'Expected: 200\nSeen:     404',
        'chat.openai.streams': 'one piece\nat http://localhost',
      },
    }),
  );
  expect(run).toMatchObject({
    release: 'v0.8.7',
    verdict: 'does-not-conform',
    checks: { 'start.page-served': 'failed', 'start.config-is-json': 'passed' },
    red: {
      'start.page-served': {
        text: expect.stringContaining('serves the LibreChat page'),
        seen: 'Expected: 200; Seen: 404',
      },
      'chat.openai.streams': { seen: 'one piece' },
      [deviating]: { seen: 'no state', known: expect.stringMatching(/state.* https:\/\//) },
    },
  });
  expect(Object.keys(run?.red ?? {})).toHaveLength(3);
});

test('runs come newest first, and each once', () => {
  const older = sampleStatement({ release: 'v0.8.7', startedAt: '2026-11-25T23:00:00Z' });
  const newer = sampleStatement({ release: 'v0.8.5', startedAt: '2026-11-26T01:00:00Z' });
  const runs = read(older, newer, older);
  expect(runs.map(({ id }) => id)).toEqual([newer.run.id, older.run.id]);
});

test('the runs in releases.json count as well', () => {
  const runs = read(sampleStatement({ release: 'v0.8.7', deviates: true }));
  expect(read({ schema: 1, runs })).toEqual(runs);
});

test('fields that a later statement has do not matter', () => {
  const statement = sampleStatement({ release: 'v0.8.7' });
  const target = { ...statement.run.target, shape: 'plain' };
  const later = { ...statement, verdict: 'partial', run: { ...statement.run, target } };
  expect(read(later)).toHaveLength(1);
});

test.each([
  ['another JSON', { schema: 1, objectives: [] }, /is not a conformance\.json: run: /],
  [
    'a verdict that is none',
    { ...sampleStatement({ release: 'v0.8.7' }), verdict: 'fine' },
    /verdict: Invalid option/,
  ],
  [
    'a part of a run',
    sampleStatement({ release: 'v0.8.7', grep: 'chat.openai' }),
    /a part of a run: it was made with --grep chat\.openai/,
  ],
  ['the reference', sampleStatement({ release: 'reference' }), /the bundled reference server/],
  ['a release that is not known', sampleStatement({ release: 'unknown' }), /does not say which/],
  [
    'a release that is not proven',
    sampleStatement({ release: 'v0.8.3' }),
    /v0\.8\.3, which is not listed as proven.*main of 2026-08-19/,
  ],
  [
    'later commits of a release',
    sampleStatement({ release: 'v0.8.7+0123456ab' }),
    /v0\.8\.7\+0123456ab, which is not listed/,
  ],
])('%s is refused', (_, content, message) => {
  expect(() => read(content)).toThrow(message);
  expect(() => read(content)).toThrow(UserError);
});

test('two profiles do not go into one table', () => {
  const statements = ['all', 'checklist'].map((profile) =>
    sampleStatement({ release: 'v0.8.7', profile }),
  );
  expect(() => read(...statements)).toThrow(/profile all, .* of the profile checklist/);
});

test('a file that is missing, or not JSON, is refused', () => {
  const file = join(directory, 'text.json');
  writeFileSync(file, 'verdict: conforms');
  expect(() => readRuns([file])).toThrow(/text\.json is not JSON/);
  expect(() => readRuns([join(directory, 'missing.json')])).toThrow(/does not exist/);
});

test('a public page holds no path of the machine that ran the suite', () => {
  const statement = sampleStatement({ release: 'v0.8.7' });
  const parts = { LibreChat: 'LibreChat v0.8.7, source tree /home/ada/LibreChat' };
  const target = { ...statement.run.target, parts };
  const [run] = read({ ...statement, run: { ...statement.run, target } });
  expect(run?.target.parts).toEqual({ LibreChat: 'LibreChat v0.8.7, source tree' });
});
