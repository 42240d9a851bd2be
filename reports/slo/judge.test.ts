import { describe, expect, test } from 'vitest';
import { capacityOf, recoverySeconds } from './capacity.ts';
import { judgeObjectives, verdictOfRun } from './judge.ts';
import { LoadSummary } from './summary.ts';
import { sampleObjective, sampleSummary } from './testing.ts';
import { toThresholds } from './thresholds.ts';

const dropped = sampleObjective({
  id: 'generator.dropped',
  metric: 'dropped_iterations',
  statistic: 'count',
  objective: 0,
  unit: 'visits',
});
const judge = (listMs: number | undefined, droppedCount = 0) =>
  judgeObjectives(
    [sampleObjective(), dropped],
    sampleSummary(listMs === undefined ? {} : { list: listMs, 'list{block:0}': listMs }, {
      dropped_iterations: { type: 'counter', values: { count: droppedCount } },
    }),
    2,
  );

describe('a run', () => {
  test.each([
    ['conforms when every objective holds', judge(500), 'conforms'],
    ['does not when one is missed', judge(501), 'does-not-conform'],
    ['is incomplete when one was not measured', judge(undefined), 'incomplete'],
    ['is incomplete when the generator was too slow', judge(100, 1), 'incomplete'],
  ])('%s', (_what, judged, verdict) => {
    expect(verdictOfRun(judged, 0, true)).toBe(verdict);
  });

  test('that was cut short is incomplete, and what was measured is kept', () => {
    expect(verdictOfRun(judge(100), 0, false)).toBe('incomplete');
    expect(judge(100)[0]).toMatchObject({ measured: 100, samples: 10, blocks: [100] });
  });

  test('that became slower than its baseline does not conform', () => {
    expect(verdictOfRun(judge(100), 1, true)).toBe('does-not-conform');
  });

  test('until something breaks conforms when it found where', () => {
    expect(verdictOfRun(judge(501), 0, true, true)).toBe('conforms');
  });
});

test('thresholds ask the whole run and keep its parts apart; a part ends a run until broken', () => {
  const parts = { blocks: 2, blockSeconds: 5 };
  expect(toThresholds([sampleObjective()], parts)).toEqual({
    list: [{ threshold: 'p(95)<=500' }],
    'list{block:0}': [{ threshold: 'p(95)>=0' }],
    'list{block:1}': [{ threshold: 'p(95)>=0' }],
  });
  const broken = toThresholds([sampleObjective()], { ...parts, untilBroken: true });
  expect(broken['list{block:1}']).toEqual([
    { threshold: 'p(95)<=500', abortOnFail: true, delayAbortEval: '10s' },
  ]);
});

describe('by the parts of a run', () => {
  const inParts = (...times: number[]) =>
    sampleSummary(
      Object.fromEntries(
        times.flatMap((time, n) => [
          [`list{block:${n}}`, time],
          [`chat_completion{block:${n}}`, 2_000],
        ]),
      ),
      Object.fromEntries(
        times.map((_, n) => [
          `wrong_answers{block:${n}}`,
          { type: 'rate', values: { rate: 0, passes: 0, fails: 50 * (n + 1) } },
        ]),
      ),
    );

  test('the capacity is that of the block before the first one that broke', () => {
    const use = { LibreChat: { cpuMean: 0.5, cpuPeak: 1.02, memoryPeakMb: 1, memoryGrowth: 0 } };
    const parts = { blocks: 4, blockSeconds: 10 };
    expect(capacityOf([sampleObjective()], inParts(100, 200, 900, 950), parts, use)).toEqual({
      chatsPerSecond: 10,
      concurrentUsers: 20,
      broke: ['history.list'],
      bottleneck: 'LibreChat used 1.02 processors at its peak',
    });
  });

  test.each([
    [[100, 900, 900, 100, 100], 10],
    [[100, 900, 100, 100, 100], 0],
    [[100, 900, 900, 900, 900], null],
  ])('parts of %j after a spike of 10 s: recovered after %s s', (times, seconds) => {
    const parts = { blocks: 5, blockSeconds: 10 };
    expect(recoverySeconds([sampleObjective()], inParts(...times), parts, 20)).toBe(seconds);
  });
});

test('summaries of several generators are one: counts add up, quantiles are weighed by samples', () => {
  const generator = (p95: number, count: number) =>
    new LoadSummary({
      metrics: {
        list: { type: 'trend', values: { 'p(95)': p95, max: p95 * 2, count } },
        errors: { type: 'rate', values: { rate: 0.5, passes: 1, fails: count - 1 } },
        answers: { type: 'counter', values: { count } },
      },
      state: { testRunDurationMs: 60_000 },
    });
  const merged = LoadSummary.merge([generator(100, 30), generator(200, 10)]);
  expect(merged.value('list', 'p95')).toBe(125);
  expect(merged.value('list', 'max')).toBe(400);
  expect(merged.value('errors', 'rate')).toBe(2 / 40);
  expect(merged.value('answers', 'count')).toBe(40);
});
