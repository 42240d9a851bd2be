import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { barDisplay, lineDisplay, RunProgress } from './progress.ts';

const eraseLine = '\u001b[2K';

test('a log gets the state at once, and then a line every ten seconds', () => {
  const lines: string[] = [];
  let now = 0;
  const progress = new RunProgress(
    3,
    lineDisplay(
      (line) => lines.push(line),
      () => now,
    ),
  );
  progress.started('start.page-served');
  progress.judged({ id: 'start.page-served', verdict: 'passed' });
  progress.judged({ id: 'start.config-is-json', verdict: 'failed' });
  now = 10_000;
  progress.started('logout.page');
  now = 20_000;
  progress.judged({ id: 'logout.page', verdict: 'passed' });
  progress.stop();
  expect(lines).toEqual([
    'checks   0 of 3, running start.page-served',
    'checks   2 of 3 (1 passed, 1 failed), running logout.page',
    'checks   3 of 3 (2 passed, 1 failed)',
  ]);
});

test('a check that is judged again counts once', () => {
  const states: number[] = [];
  const progress = new RunProgress(2, { show: ({ done }) => states.push(done), stop() {} });
  progress.judged({ id: 'logout.page', verdict: 'not-reached' });
  progress.judged({ id: 'logout.page', verdict: 'passed' });
  expect(states).toEqual([1, 1]);
});

test('a terminal gets one line with bar, counts and the running check, which disappears', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  const progress = new RunProgress(4, barDisplay(stream as unknown as NodeJS.WriteStream));
  progress.started('logout.page');
  progress.judged({ id: 'logout.page', verdict: 'passed' });
  progress.started('logout.cookies');
  progress.stop();
  const written = String(stream.read());
  expect(stripVTControlCharacters(written)).toContain('] 1/4  1 passed  logout.cookies');
  expect(written).not.toContain('\n');
  expect(written.slice(written.lastIndexOf('logout.cookies'))).toContain(eraseLine);
});
