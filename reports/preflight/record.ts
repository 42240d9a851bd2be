import { readFileSync } from 'node:fs';
import { redact } from '../../fixtures/kernel/redaction.ts';
import type { JudgedFinding, Preflight } from '../../suites/preflight/preflight.ts';
import type { Severity } from '../../suites/preflight/rules/rule.ts';

export interface FindingRecord {
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the project's folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
}

/** What preflight says of a project: the content of preflight.json. */
export interface PreflightRecord {
  readonly schema: 1;
  readonly findings: readonly FindingRecord[];
  /** About services that have nothing to do with LibreChat; they do not count. */
  readonly others: readonly FindingRecord[];
  readonly ignored: readonly (FindingRecord & { readonly reason: string })[];
  /** What dclint says, which does not count. */
  readonly lint: readonly { rule: string; file: string; line: number; message: string }[];
}

/** The findings of a preflight.json. */
export function readFindings(file: string): readonly FindingRecord[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as PreflightRecord).findings;
}

/** The text of preflight.json. */
export const preflightJson = (result: Preflight): string =>
  `${JSON.stringify(recordOf(result), null, 2)}\n`;

export function recordOf({ findings, others, ignored, lint }: Preflight): PreflightRecord {
  const record: PreflightRecord = {
    schema: 1,
    findings: findings.map(findingRecord),
    others: others.map(findingRecord),
    ignored: ignored.map(({ finding, reason }) => ({ ...findingRecord(finding), reason })),
    lint,
  };
  return JSON.parse(redact(JSON.stringify(record))) as PreflightRecord;
}

const findingRecord = ({ rule, severity, at, message, fix }: JudgedFinding): FindingRecord => ({
  rule: rule.id,
  severity,
  ...at,
  message,
  fix,
});
