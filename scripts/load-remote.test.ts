import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/kernel/testing.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import { judgeResults } from './load-remote.ts';

let directory = '';
beforeEach(() => {
  directory = temporaryFolder();
});

const request = { profile: 'smoke', rate: 2, scenarios: ['refresh'] } as const;
const stack = { target: 'remote', browserUrl: 'https://chat.test', parts: {}, caveats: [] };
const judge = () => judgeResults(directory, request, stack as unknown as StackDescription);

/** The log of a pod: k6's lines, and its summary in one of them. */
function keepLog(pod: string, p95: number, count: number) {
  const refresh = { type: 'trend', values: { med: p95, 'p(95)': p95, count } };
  const rate = { type: 'rate', values: { rate: 0, passes: 0, fails: count } };
  const metrics = { refresh, errors: rate, slow_calls: rate };
  const summary = JSON.stringify({ metrics, state: { testRunDurationMs: 60_000 } });
  writeFileSync(join(directory, `${pod}.log`), `level=info msg="it runs"\n${summary}\n`);
}

test('the results of remote generators are judged by the same objectives', () => {
  keepLog('one', 100, 30);
  keepLog('two', 300, 10);
  const { objectives, verdict, run } = judge();
  expect(objectives.find(({ id }) => id === 'session.refresh')).toMatchObject({
    measured: 150,
    samples: 40,
    verdict: 'passed',
  });
  expect(verdict).toBe('conforms');
  expect(run.caveats).toEqual([expect.stringContaining('2 generators')]);
});

test('a generator that is too slow is not hidden', () => {
  keepLog('one', 100, 10);
  keepLog('two', 1_500, 10);
  expect(judge().verdict).toBe('does-not-conform');
});

test('a folder without logs and a log without a summary are errors', () => {
  expect(judge).toThrow('contains no log of a generator');
  writeFileSync(join(directory, 'pod.log'), 'it did not start');
  expect(judge).toThrow('pod.log contains no k6 summary');
});
