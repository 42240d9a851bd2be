import type { TestCase, TestResult } from '@playwright/test/reporter';
import { declaredChecks, describeError, recordedOutcomes } from '../fixtures/checks/check.ts';
import { networkChangeMessage, sawNetworkChange } from '../fixtures/checks/network-change.ts';
import { observationsAnnotation } from '../fixtures/checks/observations.ts';
import type { Outcome } from '../fixtures/checks/types.ts';

/**
 * The outcomes of every check that a test declares: the recorded ones, and for the others the reason why there is none.
 * A check after a failed step is `not-reached`. A check that a passed test never judged is an `error`.
 */
export function outcomesOf(test: TestCase, result: TestResult): Outcome[] {
  const recorded = new Map(
    recordedOutcomes(result.annotations).map((outcome) => [outcome.id, outcome]),
  );
  const evidence = evidenceOf(result);
  const declared = declaredChecks(test.tags);
  return [...new Set([...declared, ...recorded.keys()])].map((id) => {
    const found = recorded.get(id) ?? {
      ...missingOutcome(id, result, [...recorded.values()]),
      ...observedIn(result),
    };
    const outcome = isVoid(found, result)
      ? { ...found, status: 'error' as const, message: networkChangeMessage }
      : found;
    const needsEvidence = outcome.status !== 'held' && outcome.status !== 'skipped';
    return needsEvidence && evidence.length > 0 ? { ...outcome, evidence } : outcome;
  });
}

/** What was refused or failed in a test that did not come to a check. */
function observedIn({ annotations }: TestResult): Pick<Outcome, 'observed'> {
  const noted = annotations.find(({ type }) => type === observationsAnnotation)?.description;
  const observed: string[] = noted ? JSON.parse(noted) : [];
  return observed.length > 0 ? { observed } : {};
}

/** A violation while the machine's network changed says nothing about the deployment. */
function isVoid({ status }: Outcome, { annotations }: TestResult): boolean {
  return (status === 'violated' || status === 'not-reached') && sawNetworkChange(annotations);
}

const suiteFault = /^(TypeError|ReferenceError|SyntaxError|RangeError)\b/;

function missingOutcome(id: string, result: TestResult, earlier: readonly Outcome[]): Outcome {
  const base = { id, durationMs: 0 };
  if (result.status === 'passed')
    return { ...base, status: 'error', message: 'The test passed without judging this check.' };
  if (result.status === 'skipped') {
    const reason = result.annotations.find(({ type }) => type === 'skip')?.description;
    return { ...base, status: 'skipped', message: reason ?? 'The test was skipped.' };
  }
  if (result.status === 'interrupted')
    return { ...base, status: 'not-reached', message: 'The run was interrupted.' };
  const own = result.errors.at(-1);
  const text = describeError({ message: own?.message ?? 'The test ended early.' });
  if (suiteFault.test(text)) return { ...base, status: 'error', message: text };
  const violated = earlier.filter(({ status }) => status === 'violated').map((it) => it.id);
  const before = violated.length > 0 ? ` (failed before that: ${violated.join(', ')})` : '';
  return { ...base, status: 'not-reached', message: `An earlier step failed: ${text}${before}` };
}

function evidenceOf(result: TestResult): string[] {
  return result.attachments.flatMap(({ path }) => (path ? [path] : []));
}
