import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { sampleCapacity } from '../capacity/testing.ts';
import { judgeMeasurements } from '../compare/statement.ts';
import { sampleMeasurements } from '../compare/testing.ts';
import { chartsOf } from './charts.ts';
import { readFigures } from './figures.ts';
import { toMarkdown } from './markdown.ts';

const folder = temporaryFolder();
function written(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const newer = sampleCapacity('v0.8.8-rc1');
const files = [
  written('newer.json', { ...newer, run: { ...newer.run, startedAt: '2026-01-01T00:00:00Z' } }),
  written('older.json', sampleCapacity()),
  written('compare.json', judgeMeasurements(sampleMeasurements())),
];
const figures = readFigures(files);

test('figures are in the order of releases, each once, and survive in figures.json', () => {
  expect(figures.capacities.map(({ run }) => run.target.librechatVersion)).toEqual([
    'v0.8.7',
    'v0.8.8-rc1',
  ]);
  const kept = written('figures.json', figures);
  expect(readFigures([kept, ...files])).toEqual(figures);
});

test('paths of the machine are left out', () => {
  const parts = { LibreChat: 'LibreChat v0.8.7, source tree /home/me/LibreChat' };
  const capacity = sampleCapacity();
  const run = { ...capacity.run, target: { ...capacity.run.target, parts } };
  const read = readFigures([written('paths.json', { ...capacity, run })]);
  expect(read.capacities[0]?.run.target.parts).toEqual({ LibreChat: 'LibreChat v0.8.7' });
});

test('the page has capacity, intervals, differences, stand-ins and commands', () => {
  const page = toMarkdown(figures);
  for (const expected of [
    /^- 2 processors \(a processor\), 24 GB of memory/m,
    /^- This run did not use MongoDB itself\.$/m,
    /\| v0\.8\.7 \| 2026-01-02 \| [\d.]+ \([\d.]+ to [\d.]+\) \|/,
    /A user sends 20 messages an hour/,
    /!\[.*\]\(images\/figures-capacity\.svg\)/,
    /\| accept a message \| 100 ms \| 135 ms \| \+34\.5 % \| \+32\.0 % to \+37\.0 % \| worse \|/,
    /npm run compare -- --a DIR --b DIR --rounds 10/,
    /No load run was measured\./,
  ])
    expect(page).toMatch(expected);
});

test('round trips are one table of the releases, and a growth has its interval', () => {
  const { run, verdict } = sampleCapacity();
  const counted = { trips: 9, low: 8.8, high: 9.3 };
  const load = {
    verdict,
    objectives: [],
    run: { ...run, profile: 'round-trips' as const, rate: 1 },
  };
  const growth = {
    id: 'server.memory-growth',
    statistic: 'slope',
    objective: 50,
    measured: 40.2,
    interval: { low: 37.1, high: 42.9 },
    unit: 'MB/h',
    samples: 192,
    verdict: 'passed',
  };
  const sent = ['mixed: 1/s', 'login: 15/min'];
  const hour = { ...load.run, profile: 'soak' as const, durationMs: 3_606_000, sent };
  const page = toMarkdown({
    ...figures,
    loads: [
      {
        ...load,
        roundTrips: { start: counted, beforeModel: counted, afterModel: counted, chat: counted },
      },
      { ...load, run: hour, objectives: [growth] },
    ],
  });
  expect(page).toMatch(/\| v0\.8\.7 \|( 9 \(8\.8 to 9\.3\) \|){4}/);
  expect(page).toContain('| slope 50 MB/h | 40.2 MB/h (37.1 to 42.9), n = 192 |');
  expect(page).toContain('--profile soak --hours 1 --rate 1 --scenarios login,mixed');
});

test('runs with the same traffic are columns of one table', () => {
  const { run } = sampleCapacity();
  const time = { statistic: 'p95', objective: 1_000, unit: 'ms', samples: 120 };
  const load = (librechatVersion: string, measured: number, verdict: string, more = {}) => ({
    verdict,
    objectives: [{ id: 'chat.start', ...time, measured, verdict: 'passed', ...more }],
    run: {
      ...run,
      target: { ...run.target, librechatVersion },
      profile: 'smoke' as const,
      rate: 2,
    },
  });
  const loads = [
    { ...load('v0.8.5', 24.26, 'conforms'), recoverySeconds: 15 },
    load('v0.8.7', 28, 'incomplete', { reason: 'Starved.' }),
  ];
  const page = toMarkdown({ ...figures, loads });
  expect(page).toMatch(/\| objective \| at most \| v0\.8\.5, [\d-]+ \| v0\.8\.7, [\d-]+ \|/);
  expect(page).toContain('| verdict |  | `conforms` | `incomplete` |');
  expect(page).toContain('| recovery |  | 15 s |  |');
  expect(page).toContain('| p95 1000 ms | 24.3 ms, n = 120 | ≤ 28 ms, n = 120 |');
  expect(chartsOf({ ...figures, loads })).toHaveProperty(['figures-latency.svg']);
});

test('there is a chart for each kind of figures that was measured', () => {
  expect(Object.keys(chartsOf(figures))).toEqual([
    'figures-capacity.svg',
    'figures-comparisons.svg',
  ]);
  expect(chartsOf({ ...figures, capacities: [], comparisons: [] })).toEqual({});
});

test.each(['missing.json', written('other.json', { schema: 1 })])('%s is an error', (file) => {
  expect(() => readFigures([file])).toThrow();
});
