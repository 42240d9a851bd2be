import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import schema from '../schemas/releases.schema.json' with { type: 'json' };
import type { Statement } from '../statement.ts';
import type { RealBug } from './real-bugs.ts';
import { makeReport } from './report.ts';
import { readRuns } from './run.ts';
import { deviating, sampleStatement, writeJson } from './testing.ts';

const directory = temporaryFolder();
const read = (statements: readonly Statement[]) => readRuns(writeJson(directory, statements));
const reportOn = (statements: readonly Statement[], bugs: readonly RealBug[] = []) =>
  makeReport(read(statements), bugs);

const streams = 'chat.openai.streams';
const page = 'start.page-served';
const main = 'v0.8.8-rc1+f431b01d1';
const bug: RealBug = {
  change: '6db059b8a',
  subject: 'Pieces were held back.',
  since: 'v0.8.6-rc1',
  checks: [streams],
};

test('rows are ordered and named as releases', () => {
  const { releases } = reportOn(
    [main, 'v0.8.8-rc1', 'v0.8.4', 'v0.8.5'].map((release) => sampleStatement({ release })),
  );
  expect(releases.map(({ name }) => name)).toEqual([
    'v0.8.4',
    'v0.8.5',
    'v0.8.8-rc1',
    'main of 2026-08-19',
  ]);
  expect(releases[0]).toMatchObject({
    commit: '0736ff26686e911c9785a237c63a799db1813f0b',
    verdict: 'conforms',
    ranOn: 'built source tree, MongoDB stand-in',
    caveats: ['MongoDB is a stand-in.'],
  });
});

test('the newest run makes the row, and all are counted', () => {
  const { releases } = reportOn([
    sampleStatement({ release: 'v0.8.7', startedAt: '2026-11-24T00:00:00Z' }),
    sampleStatement({
      release: 'v0.8.7',
      startedAt: '2026-11-26T00:00:00Z',
      violated: { [streams]: 'one piece' },
    }),
    sampleStatement({ release: 'v0.8.7', startedAt: '2026-11-25T00:00:00Z' }),
  ]);
  expect(releases).toMatchObject([
    {
      verdict: 'does-not-conform',
      counts: { failed: 1 },
      runs: 3,
      startedAt: '2026-11-26T00:00:00.000Z',
      differing: { [streams]: ['failed', 'passed', 'passed'] },
    },
  ]);
});

test('runs by an older suite are left out where a newer one ran', () => {
  const { releases, runs } = reportOn([
    sampleStatement({ release: 'v0.8.7', suiteVersion: '0.0.9', violated: { [streams]: 'x' } }),
    sampleStatement({ release: 'v0.8.7', startedAt: '2026-11-27T00:00:00Z' }),
    sampleStatement({ release: 'v0.8.5', suiteVersion: '0.0.9' }),
  ]);
  expect(releases.map((row) => row.runs)).toEqual([1, 1]);
  expect(runs).toHaveLength(2);
});

test('each kind of target has its own row and is compared with its own kind', () => {
  const { releases, changes } = reportOn([
    sampleStatement({ release: 'v0.8.5', target: 'checkout' }),
    sampleStatement({ release: 'v0.8.7', target: 'compose', violated: { [streams]: 'x' } }),
    sampleStatement({ release: 'v0.8.7', target: 'checkout' }),
  ]);
  expect(releases.map(({ target }) => target.kind)).toEqual(['checkout', 'checkout', 'compose']);
  expect(changes).toMatchObject([{ from: 'v0.8.5', to: 'v0.8.7', target: 'checkout', broke: [] }]);
});

test('what a release fixed and broke is said by check', () => {
  const { changes } = reportOn([
    sampleStatement({ release: 'v0.8.5', violated: { [streams]: 'one piece' } }),
    sampleStatement({ release: 'v0.8.6', deviates: true, violated: { [page]: '404' } }),
  ]);
  expect(changes).toHaveLength(1);
  const [{ fixed, broke } = { fixed: [], broke: [] }] = changes;
  expect(fixed).toMatchObject([
    {
      check: streams,
      before: { verdict: 'failed', red: { seen: 'one piece' } },
      after: { verdict: 'passed' },
    },
  ]);
  expect(broke.map(({ check, after }) => [check, after.verdict])).toEqual([
    [page, 'failed'],
    [deviating, 'known-deviation'],
  ]);
  expect(broke[1]?.after.red?.known).toMatch(/https:/);
});

test('no change: a failure that was listed, a check that was not judged, or that the older suite did not have', () => {
  const { changes } = reportOn([
    sampleStatement({
      release: 'v0.8.5',
      violated: { [deviating]: 'no state' },
      notReached: ['logout.cookies-removed'],
      without: [streams],
    }),
    sampleStatement({
      release: 'v0.8.6',
      deviates: true,
      violated: { 'logout.cookies-removed': 'x', [streams]: 'x' },
    }),
  ]);
  expect(changes).toMatchObject([{ fixed: [], broke: [] }]);
});

test('a check that is red in one of several runs is red on the release', () => {
  const { changes } = reportOn([
    sampleStatement({ release: 'v0.8.6', violated: { [streams]: 'one piece' } }),
    sampleStatement({ release: 'v0.8.6', startedAt: '2026-11-26T02:00:00Z' }),
    sampleStatement({ release: 'v0.8.7' }),
  ]);
  expect(changes[0]?.fixed).toMatchObject([
    { check: streams, before: { verdict: 'failed', inRuns: 1, ofRuns: 2 } },
  ]);
});

test('a row without checks that others have is noted', () => {
  const { notes } = reportOn([
    sampleStatement({ release: 'v0.8.6', without: [streams, page] }),
    sampleStatement({ release: 'v0.8.7' }),
  ]);
  expect(notes).toEqual([
    'All releases: MongoDB is a stand-in.',
    expect.stringMatching(/^v0\.8\.6: 2 of \d+ checks are missing .*chat\.openai\.streams/),
  ]);
});

test('every check that does not hold somewhere is listed, release by release', () => {
  const { red } = reportOn([
    sampleStatement({ release: 'v0.8.5', without: [streams] }),
    sampleStatement({ release: 'v0.8.6', violated: { [streams]: 'one piece' } }),
    sampleStatement({ release: 'v0.8.7' }),
  ]);
  expect(red).toMatchObject([
    { check: streams, findings: [null, { verdict: 'failed' }, { verdict: 'passed' }] },
  ]);
});

test('a real bug is looked up on the last release without the fix and the first with it', () => {
  const { realBugs } = reportOn(
    [
      sampleStatement({ release: 'v0.8.4' }),
      sampleStatement({ release: 'v0.8.5', violated: { [streams]: 'one piece' } }),
      sampleStatement({ release: 'v0.8.6' }),
      sampleStatement({ release: 'v0.8.7', violated: { [streams]: 'again' } }),
    ],
    [bug],
  );
  expect(realBugs[0]?.checks).toMatchObject([
    {
      check: streams,
      before: { release: 'v0.8.5', verdict: 'failed', red: { seen: 'one piece' } },
      after: { release: 'v0.8.6', verdict: 'passed' },
      confirmed: true,
    },
  ]);
});

test('a release on which the check was not judged is passed over', () => {
  const { realBugs } = reportOn(
    [
      sampleStatement({ release: 'v0.8.4', violated: { [streams]: 'one piece' } }),
      sampleStatement({ release: 'v0.8.5', notReached: [streams] }),
      sampleStatement({ release: 'v0.8.6', without: [streams] }),
      sampleStatement({ release: 'v0.8.7' }),
    ],
    [bug],
  );
  expect(realBugs[0]?.checks).toMatchObject([
    { before: { release: 'v0.8.4' }, after: { release: 'v0.8.7' }, confirmed: true },
  ]);
});

test.each([
  ['it is green before', {}, {}],
  ['it is red after', { [streams]: 'one piece' }, { [streams]: 'one piece' }],
])('a real bug is not confirmed when %s', (_, before, after) => {
  const { realBugs } = reportOn(
    [
      sampleStatement({ release: 'v0.8.5', violated: before }),
      sampleStatement({ release: 'v0.8.6', violated: after }),
    ],
    [bug],
  );
  expect(realBugs[0]?.checks[0]?.confirmed).toBe(false);
});

test('a real bug is not decided while one side was not judged', () => {
  const { realBugs } = reportOn([sampleStatement({ release: 'v0.8.6' })], [bug]);
  expect(realBugs[0]?.checks[0]).not.toHaveProperty('confirmed');
  expect(realBugs[0]?.checks[0]).not.toHaveProperty('before');
});

test('releases.json fits its schema, and gives the same report again', () => {
  const later: RealBug = {
    change: '73c43ded2',
    subject: 'The form was gone, the API was not.',
    since: 'v0.8.8-rc1',
    later: { area: 'identity', why: 'It needs a shape of its own.' },
  };
  const unseen: RealBug = {
    change: '4238dd447',
    subject: 'A hint was lost.',
    since: 'v0.8.6-rc1',
    unseen: 'Nothing asks for the hint.',
  };
  const bugs = [bug, later, unseen];
  const report = reportOn(
    [
      sampleStatement({ release: 'v0.8.5', deviates: true, violated: { [streams]: 'one piece' } }),
      sampleStatement({ release: 'v0.8.6', deviates: true, without: [page] }),
      sampleStatement({ release: 'v0.8.6', startedAt: '2026-11-26T02:00:00Z' }),
      sampleStatement({ release: main, target: 'compose' }),
    ],
    bugs,
  );
  const written = JSON.parse(JSON.stringify(report));
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
  validate(written);
  expect(validate.errors).toBeNull();
  expect(makeReport(readRuns(writeJson(directory, [written])), bugs)).toEqual(report);
});
