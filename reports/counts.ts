import { type CheckVerdict, checkVerdicts } from '../fixtures/checks/types.ts';

/** Verdicts from the one that needs attention first to the one that needs none. */
export const byUrgency: readonly CheckVerdict[] = [
  'failed',
  'error',
  'not-reached',
  'warning',
  'known-deviation',
  'passed',
  'skipped',
];

/** The number of checks with each verdict, as text: `12 passed, 1 failed`. */
export function sayCounts(verdicts: readonly CheckVerdict[]): string {
  return checkVerdicts
    .map((verdict) => [verdict, verdicts.filter((it) => it === verdict).length] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ');
}
