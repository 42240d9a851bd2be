import { expect, test } from 'vitest';
import type { ReportedStack } from '../fixtures/stack/stack.ts';
import type { JudgedCheck } from '../fixtures/verdicts/conformance.ts';
import { makeStatement } from './statement.ts';

const stack: ReportedStack = {
  target: 'checkout',
  shape: 'plain',
  browserUrl: 'http://localhost:1',
  parts: {},
  caveats: ['MongoDB is a stand-in.'],
  startMs: 1,
};
const passed: JudgedCheck = {
  id: 'start.page-served',
  shape: 'plain',
  level: 'MUST',
  text: 'It is served.',
  source: 'Plan',
  verdict: 'passed',
  durationMs: 1,
};
const skipped: JudgedCheck = { ...passed, id: 'database.user-stored', verdict: 'skipped' };

const caveatsOf = (librechatVersion: string | undefined, checks: readonly JudgedCheck[]) =>
  makeStatement({
    startedAt: new Date(0),
    durationMs: 1,
    profile: 'all',
    stacks: [{ ...stack, ...(librechatVersion ? { librechatVersion } : {}) }],
    judgement: { verdict: 'conforms', checks },
    deviationFaults: ['A review is due.'],
  }).run.caveats;

test('a statement on a proven release has nothing to add', () => {
  expect(caveatsOf('v0.8.7', [passed])).toEqual(['MongoDB is a stand-in.', 'A review is due.']);
  expect(caveatsOf('reference', [passed])).toHaveLength(2);
});

test.each(['v0.9.0', 'v0.8.3', 'v0.8.7+0123456ab', undefined])(
  'a statement on %s says first that the suite was not proven there',
  (release) => {
    expect(caveatsOf(release, [passed])[0]).toMatch(/not proven|not known/);
  },
);

test('a statement that could not judge every MUST says so first', () => {
  expect(caveatsOf('v0.8.7', [passed, skipped])[0]).toMatch(/^1 of 2 MUST checks were judged/);
});
