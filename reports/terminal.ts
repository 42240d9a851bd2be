import pc from 'picocolors';
import { definitionOf, isCheckId } from '../fixtures/checks/catalogue.ts';
import type { JudgedCheck } from '../fixtures/checks/judge.ts';
import type { CheckVerdict } from '../fixtures/checks/types.ts';
import { requirementOf } from './formats/grouping.ts';
import type { FindingRecord } from './preflight/record.ts';
import type { Statement } from './statement.ts';

const marks: Record<CheckVerdict, (text: string) => string> = {
  passed: (text) => pc.green(`✓ ${text}`),
  failed: (text) => pc.red(`✗ ${text}`),
  warning: (text) => pc.yellow(`! ${text}`),
  'known-deviation': (text) => pc.yellow(`~ ${text}`),
  skipped: (text) => pc.dim(`- ${text}`),
  'not-reached': (text) => pc.magenta(`? ${text}`),
  error: (text) => pc.red(`E ${text}`),
};

/** The live view: each verdict as it falls, under its requirement; a failed one with all that mends it. */
export class TerminalView {
  private readonly print: (line: string) => void;
  private lastRequirement: string | undefined;

  constructor(print: (line: string) => void) {
    this.print = print;
  }

  verdict(check: JudgedCheck): void {
    const { sentence } = requirementOf(check.id);
    if (sentence !== this.lastRequirement) this.print(`\n${pc.bold(sentence)}`);
    this.lastRequirement = sentence;
    const time = check.durationMs > 0 ? pc.dim(` ${(check.durationMs / 1000).toFixed(1)} s`) : '';
    this.print(`  ${marks[check.verdict](check.verdict.padEnd(15))} ${check.id}${time}`);
    for (const [label, text] of detailsOf(check)) this.detail(label, text);
  }

  private detail(label: string, text: string): void {
    const [first = '', ...rest] = text.split('\n');
    this.print(`      ${pc.dim(label.padEnd(9))}${first}`);
    for (const line of rest) this.print(`               ${line}`);
  }

  end(statement: Statement, times: { start: number; checks: number; reports: number }): void {
    const { verdict, summary, run } = statement;
    const counts = Object.entries(summary)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`);
    const colour =
      verdict === 'conforms' ? pc.green : verdict === 'incomplete' ? pc.magenta : pc.red;
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    this.print('');
    for (const caveat of run.caveats) this.print(`${pc.yellow('note')}     ${caveat}`);
    if (statement.preflight) this.print(`files    ${inShort(statement.preflight)}`);
    this.print(`verdict  ${colour(pc.bold(verdict))} (${counts.join(', ')})`);
    this.print(
      `time     start ${seconds(times.start)}, checks ${seconds(times.checks)}, reports ${seconds(times.reports)}`,
    );
  }
}

function inShort(findings: readonly FindingRecord[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `preflight: ${errors} errors, ${findings.length - errors} warnings; conformance.md lists them`;
}

function detailsOf(check: JudgedCheck): [string, string][] {
  if (check.verdict === 'passed') return [];
  const details: [string, string][] = [];
  const violated = check.hint !== undefined;
  if (violated) details.push([check.level, check.text]);
  if (check.message) details.push([violated ? 'found' : 'because', check.message]);
  if (violated) details.push(['source', check.source]);
  if (violated && isCheckId(check.id)) {
    const { cause, remedy } = definitionOf(check.id);
    details.push(['usually', cause], ['mend', remedy]);
  }
  if (check.evidence?.length) details.push(['evidence', check.evidence.join('\n')]);
  return details;
}
