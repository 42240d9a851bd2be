import type { TestCase, TestResult } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import { outcomeAnnotation } from '../fixtures/checks/check.ts';
import { networkChangeAnnotation } from '../fixtures/checks/network-change.ts';
import type { Outcome } from '../fixtures/checks/types.ts';
import { outcomesOf } from './outcomes.ts';

const id = 'start.page-served';
const other = 'start.config-is-json';

function outcomes(result: Partial<TestResult>, recorded: Outcome[] = [], ids = [id]) {
  const annotations = recorded.map((outcome) => ({
    type: outcomeAnnotation,
    description: JSON.stringify(outcome),
  }));
  const declared = { tags: ids.map((it) => `@${it}`) } as TestCase;
  const whole = { annotations, attachments: [], errors: [], status: 'passed', ...result };
  return outcomesOf(declared, whole as unknown as TestResult);
}

const held: Outcome = { id, status: 'held', durationMs: 5 };
const violated: Outcome = { id, status: 'violated', durationMs: 5, message: 'Received: 500' };
const screenshot = { name: 'screenshot', path: '/out/shot.png', contentType: 'image/png' };

test('what a test recorded is its outcome', () => {
  expect(outcomes({}, [held])).toEqual([held]);
});

test('a check that a passed test never judged is an error', () => {
  expect(outcomes({})[0]).toMatchObject({ status: 'error' });
});

test('a check after a failed step is not reached, and names the step', () => {
  const errors = [{ message: "TimeoutError: locator.click\nCall log:\n - waiting for 'Next'" }];
  const [outcome] = outcomes({ status: 'failed', errors });
  expect(outcome).toMatchObject({ status: 'not-reached' });
  expect(outcome?.message).toMatch(/An earlier step failed: TimeoutError.*\nWaited for: 'Next'/);
});

test('a check after a violated one is not reached, and names it', () => {
  const [, second] = outcomes(
    { status: 'failed', errors: [{ message: 'Error: x' }] },
    [violated],
    [id, other],
  );
  expect(second).toMatchObject({ id: other, status: 'not-reached' });
  expect(second?.message).toContain(id);
});

test('an internal error outside a check is an error', () => {
  const errors = [{ message: 'TypeError: x is not a function' }];
  expect(outcomes({ status: 'failed', errors })[0]).toMatchObject({ status: 'error' });
});

test('a skipped test gives its reason, an interrupted one says so', () => {
  const annotations = [{ type: 'skip', description: 'The check needs the capability "doubles".' }];
  expect(outcomes({ status: 'skipped', annotations })[0]).toMatchObject({
    status: 'skipped',
    message: 'The check needs the capability "doubles".',
  });
  expect(outcomes({ status: 'interrupted' })[0]).toMatchObject({ status: 'not-reached' });
});

test('evidence is attached to violations', () => {
  const attachments = [screenshot];
  expect(outcomes({ attachments, status: 'failed' }, [violated])[0]?.evidence).toEqual([
    screenshot.path,
  ]);
  expect(outcomes({ attachments }, [held])[0]?.evidence).toBeUndefined();
});

test('a violation while the network changed could not be judged', () => {
  const recorded = [violated, { ...held, id: other }].map((outcome) => ({
    type: outcomeAnnotation,
    description: JSON.stringify(outcome),
  }));
  const annotations = [...recorded, { type: networkChangeAnnotation }];
  const [first, second] = outcomes({ status: 'failed', annotations }, [], [id, other]);
  expect(first).toMatchObject({
    status: 'error',
    message: expect.stringContaining('ERR_NETWORK_CHANGED'),
  });
  expect(second).toMatchObject({ status: 'held' });
});
