import { relative } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';
import stripAnsi from 'strip-ansi';
import { type CheckId, isCheckId } from '../fixtures/checks/catalogue.ts';
import { declaredChecks } from '../fixtures/checks/check.ts';
import { type JudgedCheck, judgeCheck, judgeRun } from '../fixtures/checks/judge.ts';
import {
  bundledKnownDeviations,
  deviationFaults,
  deviationsFor,
  type KnownDeviation,
  readKnownDeviations,
} from '../fixtures/checks/known-deviations.ts';
import { profiles } from '../fixtures/checks/profiles.ts';
import type { Outcome } from '../fixtures/checks/types.ts';
import { redact } from '../fixtures/redaction.ts';
import { readSettings, type Settings } from '../fixtures/settings.ts';
import { readStackDescription } from '../fixtures/stack/acquire.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import { outcomesOf } from './outcomes.ts';
import { type FindingRecord, readFindings } from './preflight/record.ts';
import { redactTrace } from './redact-traces.ts';
import { makeStatement } from './statement.ts';
import { TerminalView } from './terminal.ts';
import { outputDirectory, writeReports } from './write.ts';

/** Turns what the tests found into verdicts, shows each as it falls, and writes the reports at the end. */
export default class ConformanceReporter implements Reporter {
  private readonly settings: Settings = readSettings();
  private readonly view = new TerminalView((line) => process.stdout.write(`${line}\n`));
  private readonly outcomes: Outcome[] = [];
  private readonly traces: string[] = [];
  private declared: string[] = [];
  private stack: StackDescription | undefined;
  private deviations: ReadonlyMap<CheckId, KnownDeviation> = new Map();
  private deviationFaults: readonly string[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.declared = suite.allTests().flatMap(({ tags }) => declaredChecks(tags));
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.loadStack();
    for (const { path, name } of result.attachments)
      if (path && name === 'trace') this.traces.push(path);
    for (const outcome of outcomesOf(test, result)) {
      this.outcomes.push(outcome);
      if (isCheckId(outcome.id)) this.show(judgeCheck(outcome.id, outcome, this.deviations));
    }
  }

  /** Errors outside any test: of the set-up, or of a file that does not load. */
  onError(error: { message?: string }): void {
    const text = stripAnsi(error.message ?? '').replace(/^UserError: /, '');
    process.stderr.write(`\n${redact(text, this.stack?.secrets)}\n`);
  }

  async onEnd({
    startTime,
    duration,
  }: FullResult): Promise<{ status: 'passed' | 'failed' } | undefined> {
    if (!this.stack) return undefined;
    for (const trace of this.traces) redactTrace(trace, this.stack.secrets);
    if (this.settings.CONFORMANCE_SHARD) return undefined;
    const endedAt = Date.now();
    const startedHere = this.settings.CONFORMANCE_STACK ? 0 : this.stack.startMs;
    const judgement = judgeRun({
      required: this.required(),
      outcomes: this.outcomes,
      deviations: this.deviations,
      strict: this.settings.CONFORMANCE_STRICT,
    });
    const shown = new Set(this.outcomes.map(({ id }) => id));
    for (const check of judgement.checks) if (!shown.has(check.id)) this.show(check);
    const statement = makeStatement({
      startedAt: startTime,
      durationMs: duration,
      profile: this.settings.CONFORMANCE_PROFILE ?? 'all',
      grep: this.settings.CONFORMANCE_GREP,
      stack: this.stack,
      judgement: { ...judgement, checks: judgement.checks.map(withRelativeEvidence) },
      deviationFaults: this.deviationFaults,
      preflight: this.preflight(),
    });
    await writeReports(statement, outputDirectory, this.stack.secrets);
    const { startMs: start } = this.stack;
    this.view.end(statement, {
      start,
      checks: duration - startedHere,
      reports: Date.now() - endedAt,
    });
    return { status: statement.verdict === 'conforms' ? 'passed' : 'failed' };
  }

  printsToStdio(): boolean {
    return true;
  }

  private show(check: JudgedCheck): void {
    this.view.verdict(withRelativeEvidence(check));
  }

  /** The stack is known once the global set-up has handed it to the workers. */
  private loadStack(): void {
    const file = readSettings().CONFORMANCE_STACK;
    if (this.stack || !file) return;
    this.stack = readStackDescription(file);
    const listed = readKnownDeviations(
      this.settings.CONFORMANCE_KNOWN_DEVIATIONS ?? bundledKnownDeviations,
    );
    this.deviations = deviationsFor(this.stack.librechatVersion, listed);
    this.deviationFaults = deviationFaults(listed, new Date().toISOString().slice(0, 10));
  }

  private preflight(): readonly FindingRecord[] | undefined {
    const { CONFORMANCE_PREFLIGHT: file } = this.settings;
    return file ? readFindings(file) : undefined;
  }

  /** A whole profile must be satisfied; a chosen part of it only as far as it was chosen. */
  private required(): CheckId[] {
    const { CONFORMANCE_PROFILE: profile, CONFORMANCE_GREP: grep } = this.settings;
    const chosen = new Set(this.declared.filter(isCheckId));
    const listed: readonly CheckId[] = profiles[profile ?? 'all'];
    return profile && !grep ? [...listed] : listed.filter((id) => chosen.has(id));
  }
}

function withRelativeEvidence(check: JudgedCheck): JudgedCheck {
  if (!check.evidence) return check;
  return { ...check, evidence: check.evidence.map((path) => relative(process.cwd(), path)) };
}
