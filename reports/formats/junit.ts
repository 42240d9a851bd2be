import { create } from 'xmlbuilder2';
import type { JudgedCheck } from '../../fixtures/verdicts/conformance.ts';
import type { Statement } from '../statement.ts';
import { byRequirement } from './grouping.ts';

/** The statement as JUnit XML: a suite per requirement, a case per check. */
export function toJunit({ checks, run, summary }: Statement): string {
  const suites = byRequirement(checks).map(([{ sentence }, group]) => ({
    '@name': sentence,
    '@tests': group.length,
    '@timestamp': run.startedAt,
    testcase: group.map((check) => toCase(check, run.profile)),
  }));
  const totals = {
    '@tests': checks.length,
    '@failures': summary.failed,
    '@errors': summary.error + summary.notReached,
    '@skipped': summary.skipped,
  };
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    { testsuites: { ...totals, testsuite: suites } },
  ).end({ prettyPrint: true });
}

function toCase(check: JudgedCheck, profile: string): Record<string, unknown> {
  const { verdict, message = verdict, hint = '' } = check;
  const described = { '@type': verdict, '@message': message, '#': `${message}\n${hint}` };
  return {
    '@classname': profile,
    '@name': `${check.id}: ${check.text}`,
    '@time': check.durationMs / 1000,
    ...(verdict === 'failed' ? { failure: described } : {}),
    ...(verdict === 'error' || verdict === 'not-reached' ? { error: described } : {}),
    ...(verdict === 'skipped' ? { skipped: { '@message': message } } : {}),
    ...(verdict === 'warning' || verdict === 'known-deviation'
      ? { 'system-out': `${verdict}: ${message}` }
      : {}),
  };
}
