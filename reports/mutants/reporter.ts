import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { Presets, SingleBar } from 'cli-progress';
import { definitionOf, isCheckId } from '../../fixtures/checks/catalogue.ts';
import { diagnose } from '../../fixtures/checks/diagnosis.ts';
import { outcomesOf } from '../../fixtures/checks/outcomes.ts';
import type { Outcome } from '../../fixtures/checks/types.ts';
import { redact } from '../../fixtures/kernel/redaction.ts';
import { type PlannedPlay, planSchema, projectOf } from '../../fixtures/saboteur/plan.ts';
import { readSettings } from '../../fixtures/settings.ts';
import { Journal, type PlayRecord } from '../../fixtures/verdicts/mutants/journal.ts';

/** A play that is running. */
interface Running {
  readonly play: PlannedPlay;
  testsLeft: number;
  readonly outcomes: Outcome[];
}

/** Records the results of each play after its last test, and shows the progress of the run. */
export default class MutantsReporter implements Reporter {
  private readonly plan = planSchema.parse(
    JSON.parse(readFileSync(readSettings().CONFORMANCE_MUTANTS ?? '', 'utf8')),
  );
  private readonly journal = new Journal(this.plan.journal);
  private readonly running = new Map<string, Running>();
  private readonly bar = new SingleBar(
    {
      format: `${this.plan.title} [{bar}] {value}/{total} {unit}  {duration_formatted}`,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
      hideCursor: true,
    },
    Presets.shades_classic,
  );

  onBegin(_config: FullConfig, suite: Suite): void {
    for (const [name, tests] of Map.groupBy(suite.allTests(), playOf)) {
      const play = this.plan.plays.find((it) => projectOf(it) === name);
      if (play) this.running.set(name, { play, testsLeft: tests.length, outcomes: [] });
    }
    const isJudgement = this.plan.plays.every(({ mutant }) => mutant === null);
    this.bar.start(isJudgement ? suite.allTests().length : this.plan.plays.length, 0, {
      unit: isJudgement ? 'tests' : 'mutants',
    });
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const running = this.running.get(playOf(test));
    // A test that never ran, because the run was interrupted, has no worker.
    if (!running || result.status === 'interrupted' || result.workerIndex < 0) return;
    const { play, outcomes } = running;
    outcomes.push(...outcomesOf(test, result));
    running.testsLeft -= 1;
    if (play.mutant === null || running.testsLeft === 0) this.bar.increment();
    if (running.testsLeft > 0) return;
    this.journal.add({
      mutant: play.mutant,
      endedAt: Date.now(),
      outcomes: outcomes.map(recordOf),
    });
  }

  onError(error: { message?: string }): void {
    process.stderr.write(`\n${redact(stripVTControlCharacters(error.message ?? ''))}\n`);
  }

  onEnd(): void {
    this.bar.stop();
  }

  printsToStdio(): boolean {
    return true;
  }
}

/** A play has a project for each shape. */
function playOf(test: TestCase): string {
  return String(test.parent.project()?.metadata.play ?? '');
}

function recordOf(outcome: Outcome): PlayRecord['outcomes'][number] {
  const { id, status, durationMs, message, observed } = outcome;
  const cause = status === 'violated' && supportedCause(outcome);
  return {
    id,
    status,
    durationMs: Math.round(durationMs),
    ...(message ? { message: redact(message) } : {}),
    ...(status === 'violated' && observed ? { observed } : {}),
    ...(cause ? { cause } : {}),
  };
}

/** The id of the cause that a report would name. */
function supportedCause(outcome: Outcome): string | undefined {
  if (!isCheckId(outcome.id)) return undefined;
  return diagnose(definitionOf(outcome.id), outcome).find(({ shownBy }) => shownBy)?.id;
}
