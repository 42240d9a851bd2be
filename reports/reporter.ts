import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { isCheckId } from '../fixtures/checks/catalogue.ts';
import { declaredChecks } from '../fixtures/checks/check.ts';
import { type FaultRow, notedFaults } from '../fixtures/checks/fault-row.ts';
import {
  deviationFaults,
  deviationsFor,
  type KnownDeviation,
  mayBeRemedied,
  readKnownDeviations,
} from '../fixtures/checks/known-deviations.ts';
import { outcomesOf } from '../fixtures/checks/outcomes.ts';
import { checksOfProfile } from '../fixtures/checks/profiles.ts';
import type { CheckId, Outcome } from '../fixtures/checks/types.ts';
import { redact } from '../fixtures/kernel/redaction.ts';
import { readSettings, type Settings } from '../fixtures/settings.ts';
import {
  type RunningStacks,
  readRunningStacks,
  stopShape,
} from '../fixtures/stack/running-stacks.ts';
import type { StackDescription } from '../fixtures/stack/stack.ts';
import {
  type JudgedCheck,
  type Judgement,
  judgeCheck,
  judgeRun,
} from '../fixtures/verdicts/conformance.ts';
import { type FindingRecord, readFindings } from './preflight/record.ts';
import { barDisplay, lineDisplay, RunProgress } from './progress.ts';
import { redactTrace } from './redact-traces.ts';
import { ShapesInUse } from './shapes-in-use.ts';
import { makeStatement } from './statement.ts';
import { problemLines, summaryLines } from './terminal.ts';
import { outputDirectory, writeReports } from './write.ts';

/** Turns the results of the tests into verdicts, shows the progress, and writes the reports at the end. */
export default class ConformanceReporter implements Reporter {
  private readonly settings: Settings = readSettings();
  private readonly outcomes: Outcome[] = [];
  private readonly traces: string[] = [];
  private readonly faults: FaultRow[] = [];
  private declared: string[] = [];
  private progress: RunProgress | undefined;
  private stack: StackDescription | undefined;
  private stacks: RunningStacks['stacks'] | undefined;
  private deviations: ReadonlyMap<CheckId, KnownDeviation> = new Map();
  private deviationFaults: readonly string[] = [];
  private shapes: ShapesInUse | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    const tests = suite.allTests();
    this.declared = tests.flatMap(({ tags }) => declaredChecks(tags));
    this.shapes = new ShapesInUse(tests);
  }

  onTestBegin({ tags }: TestCase): void {
    const [first] = declaredChecks(tags);
    this.progress ??= this.startProgress();
    if (first) this.progress.started(first);
  }

  /** A check runs as a step that has its id as title. */
  onStepBegin(_test: TestCase, _result: TestResult, { title }: TestStep): void {
    if (isCheckId(title)) this.progress?.started(title);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.loadStacks();
    for (const { path, name } of result.attachments)
      if (path && name === 'trace') this.traces.push(path);
    this.faults.push(...notedFaults(result.annotations));
    for (const outcome of outcomesOf(test, result)) {
      this.outcomes.push(outcome);
      if (isCheckId(outcome.id))
        this.progress?.judged(judgeCheck(outcome.id, outcome, this.deviations));
    }
    this.stopUnused(test);
  }

  /** Errors outside of tests: in the setup, or of a file that does not load. */
  onError(error: { message?: string }): void {
    this.progress?.stop();
    const text = stripVTControlCharacters(error.message ?? '').replace(/^UserError: /, '');
    process.stderr.write(`\n${redact(text, this.stack?.secrets)}\n`);
  }

  async onEnd({
    startTime,
    duration,
  }: FullResult): Promise<{ status: 'passed' | 'failed' } | undefined> {
    this.progress?.stop();
    if (!this.stack || !this.stacks) return undefined;
    const { stacks } = this;
    // The stacks of merged shards have no secrets: each shard was redacted where it ran.
    const secrets = stacks.flatMap((stack) => stack.secrets ?? []);
    for (const trace of this.traces) redactTrace(trace, secrets);
    const judgement = this.judge();
    if (this.settings.CONFORMANCE_SHARD) {
      const ids = new Set(this.outcomes.map(({ id }) => id));
      this.print(problemLines(judgement.checks.filter(({ id }) => ids.has(id))));
      return undefined;
    }
    this.print(problemLines(judgement.checks));
    const endedAt = Date.now();
    const startedHere = this.settings.CONFORMANCE_STACK ? 0 : this.stack.startMs;
    const statement = makeStatement({
      startedAt: startTime,
      durationMs: duration,
      profile: this.settings.CONFORMANCE_PROFILE ?? 'all',
      grep: this.settings.CONFORMANCE_GREP,
      stacks,
      judgement,
      faults: this.faults.toSorted((a, b) => a.fault.localeCompare(b.fault)),
      deviationFaults: this.deviationFaults,
      preflight: this.preflight(),
    });
    await writeReports(statement, outputDirectory, secrets);
    const { startMs: start } = this.stack;
    const times = { start, checks: duration - startedHere, reports: Date.now() - endedAt };
    this.print(summaryLines(statement, times));
    const isGood = statement.verdict === 'conforms' || statement.verdict === 'partial';
    return { status: isGood ? 'passed' : 'failed' };
  }

  printsToStdio(): boolean {
    return true;
  }

  private print(lines: readonly string[]): void {
    for (const line of lines) process.stdout.write(`${line}\n`);
  }

  private startProgress(): RunProgress {
    const isTerminal = process.stdout.isTTY && !this.settings.CI;
    const display = isTerminal ? barDisplay() : lineDisplay((line) => this.print([line]));
    return new RunProgress(new Set(this.declared).size, display);
  }

  private judge(): Judgement {
    const judgement = judgeRun({
      required: this.required(),
      outcomes: this.outcomes,
      deviations: this.deviations,
      strict: this.settings.CONFORMANCE_STRICT,
    });
    return { ...judgement, checks: judgement.checks.map(withRelativeEvidence) };
  }

  /**
   * The stacks that were started up to now. They are known after the global setup passed them to the workers; where
   * Playwright is used directly, their file is gone at the end.
   */
  private loadStacks(): void {
    const file = readSettings().CONFORMANCE_STACK;
    if (!file) return;
    ({ stacks: this.stacks } = readRunningStacks(file));
    if (this.stack) return;
    [this.stack] = this.stacks;
    const { CONFORMANCE_KNOWN_DEVIATIONS: ownList, CONFORMANCE_PROJECT_DIR: project } =
      this.settings;
    const listed = readKnownDeviations(ownList);
    const isOwn = this.stack.target !== 'remote' && !project;
    const held = isOwn || ownList ? listed : listed.map(mayBeRemedied);
    this.deviations = deviationsFor(this.stack.librechatVersion, held);
    this.deviationFaults = deviationFaults(listed, new Date().toISOString().slice(0, 10));
  }

  /** A shape without further tests stops now. The runner, which waits for it at the end, says if it does not. */
  private stopUnused(test: TestCase): void {
    const shape = this.shapes?.ended(test);
    const file = readSettings().CONFORMANCE_STACK;
    if (shape && file) void stopShape(file, shape).catch(() => undefined);
  }

  private preflight(): readonly FindingRecord[] | undefined {
    const { CONFORMANCE_PREFLIGHT: file } = this.settings;
    return file ? readFindings(file) : undefined;
  }

  /** All checks of the profile. With --grep, only the selected ones. */
  private required(): CheckId[] {
    const { CONFORMANCE_PROFILE: profile, CONFORMANCE_GREP: grep } = this.settings;
    const chosen = new Set(this.declared.filter(isCheckId));
    const listed = checksOfProfile(profile ?? 'all');
    return profile && !grep ? [...listed] : listed.filter((id) => chosen.has(id));
  }
}

function withRelativeEvidence(check: JudgedCheck): JudgedCheck {
  if (!check.evidence) return check;
  return { ...check, evidence: check.evidence.map((path) => relative(process.cwd(), path)) };
}
