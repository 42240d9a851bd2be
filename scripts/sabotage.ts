import { hash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviationsFor, readKnownDeviations } from '../fixtures/checks/known-deviations.ts';
import type { LoadMutantId } from '../fixtures/saboteur/load-mutants.ts';
import type { MutantId } from '../fixtures/saboteur/mutants.ts';
import { mutantOf } from '../fixtures/saboteur/mutants.ts';
import { checksOfArea, type PlannedPlay, projectOf } from '../fixtures/saboteur/plan.ts';
import { readSettings } from '../fixtures/settings.ts';
import { type AcquiredStack, acquireStack } from '../fixtures/stack/acquire.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { Journal } from '../reports/mutants/journal.ts';
import { Obstacles } from '../reports/mutants/obstacles.ts';
import {
  type JudgedMutant,
  judgeMutant,
  scoreMutants,
  withLoadMutants,
} from '../reports/mutants/score.ts';
import {
  makeMutantsStatement,
  mutantsFile,
  writeMutantsStatement,
} from '../reports/mutants/statement.ts';
import { describeMutants } from '../reports/mutants/table.ts';
import { outputDirectory } from '../reports/write.ts';
import { exitCodes, progress } from './cli.ts';
import { runPlaywright } from './playwright.ts';
import { playLoadMutants } from './sabotage-load.ts';

export interface SabotageOptions {
  readonly chosen: readonly MutantId[];
  /** Load mutants, played after the others. */
  readonly load: readonly LoadMutantId[];
  /** Runs all checks of the area of every mutant, and does not stop at the first kill. */
  readonly full: boolean;
  readonly variables: Record<string, string>;
}

/**
 * Plays mutants on a stack and returns the exit code: 0 when every mutant is killed by the checks it violates. Results
 * are kept when the run is interrupted or the stack stops, and the next run with the same input continues from there.
 */
export async function sabotage(
  { chosen, load, full, variables }: SabotageOptions,
  interrupted: AbortSignal,
): Promise<number> {
  const startedAt = new Date();
  const withSaboteur = { ...variables, CONFORMANCE_SABOTEUR: 'true' };
  const settings = readSettings(withSaboteur);
  const listed = readKnownDeviations(settings.CONFORMANCE_KNOWN_DEVIATIONS);
  const k6 = load.length > 0 ? await provideK6(settings, progress, interrupted) : '';
  await using stack = await acquireStack(settings, progress, interrupted);
  for (const [part, what] of Object.entries(stack.description.parts)) progress(`${part}: ${what}`);

  const journal = new Journal(join(outputDirectory, 'mutants-journal.jsonl'));
  const earlier = journal.begin(keyOf(stack, chosen, full));
  const stage = new Stages(stack, journal, withSaboteur, interrupted);
  const deviations = deviationsFor(stack.description.librechatVersion, listed);
  const obstacles = () => new Obstacles(journal.records(), deviations, stack.description.target);
  const report = (complete: boolean, underLoad: readonly JudgedMutant[] = []) => {
    const ofChecks = scoreMutants(chosen, journal.records(), obstacles());
    const score = withLoadMutants(ofChecks, underLoad);
    const statement = makeMutantsStatement({
      score,
      stack: stack.description,
      startedAt,
      complete,
    });
    writeMutantsStatement(statement, stack.description.secrets);
    progress(`\n${describeMutants(statement)}\nreports  ${mutantsFile}`);
    return statement;
  };
  if (earlier.length > 0) progress(`resuming: ${earlier.length - 1} plays already have a result`);

  const underLoad: JudgedMutant[] = [];
  try {
    if (chosen.length > 0) await stage.judgeWithout(chosen);
    const found = obstacles();
    const judgeable = chosen.filter((id) => found.awaited(id).length > 0);
    await stage.play('mutants', judgeable, (id) =>
      full ? checksOfArea(id) : [...mutantOf(id).violates],
    );
    const alive = judgeable.filter(
      (id) => judgeMutant(id, journal.records(), found).verdict === 'survived',
    );
    if (!full) await stage.play('what else fails', alive, checksOfArea);
    await playLoadMutants(load, stack, k6, interrupted, (judged) => underLoad.push(judged));
  } catch (error) {
    const wasJudged =
      underLoad.length > 0 || journal.records().some(({ mutant }) => mutant !== null);
    if (wasJudged) report(false, underLoad);
    throw error;
  }
  const { score, mutants, notJudged } = report(true, underLoad);
  rmSync(journal.file, { force: true });
  const broken = notJudged.some(({ kind }) => kind === 'does-not-hold');
  if (broken || mutants.length === 0) return exitCodes.couldNotJudge;
  return score === 1 ? exitCodes.conforms : exitCodes.doesNotConform;
}

/** A failure in the last moments of a stack may be a consequence of its end. */
const deathTakesMs = 3_000;

/** The Playwright runs that produce a score. */
class Stages {
  private readonly journal: Journal;
  private readonly variables: Record<string, string>;
  private readonly interrupted: AbortSignal;
  private readonly death = new AbortController();
  private diedAt = Number.POSITIVE_INFINITY;

  constructor(
    stack: AcquiredStack,
    journal: Journal,
    variables: Record<string, string>,
    interrupted: AbortSignal,
  ) {
    this.journal = journal;
    this.variables = { ...variables, CONFORMANCE_STACK: stack.descriptionFile };
    this.interrupted = interrupted;
    void stack.died.then((error) => {
      this.diedAt = Date.now();
      this.death.abort(error);
    });
  }

  /** Runs the checks without a mutant, through the idle saboteur. A check that fails then cannot detect a mutant. */
  async judgeWithout(chosen: readonly MutantId[]): Promise<void> {
    if (this.journal.records().some(({ mutant }) => mutant === null)) return;
    const checks = [...new Set(chosen.flatMap(checksOfArea))];
    await this.run('without a mutant', [{ mutant: null, checks, stopAfter: [] }]);
  }

  /** Plays the mutants without a record of this stage. */
  async play(
    title: string,
    ids: readonly MutantId[],
    checksOf: (id: MutantId) => string[],
  ): Promise<void> {
    const recorded = this.journal.records();
    const isDone = (id: MutantId) =>
      checksOf(id).every((check) =>
        recorded.some(
          ({ mutant, outcomes }) => mutant === id && outcomes.some((it) => it.id === check),
        ),
      );
    const plays = ids
      .filter((id) => !isDone(id))
      .map((id) => ({ mutant: id, checks: checksOf(id), stopAfter: [...mutantOf(id).violates] }));
    await this.run(title, plays as PlannedPlay[]);
  }

  private async run(title: string, plays: readonly PlannedPlay[]): Promise<void> {
    if (plays.length === 0) return;
    const directory = mkdtempSync(join(tmpdir(), `librechat-conformance-${process.pid}-`));
    const plan = join(directory, 'plan.json');
    writeFileSync(plan, JSON.stringify({ plays, title, journal: this.journal.file }));
    const signal = AbortSignal.any([this.interrupted, this.death.signal]);
    try {
      const variables = { ...this.variables, CONFORMANCE_MUTANTS: plan };
      await runPlaywright(
        ['test', '--config', 'fixtures/saboteur/playwright.config.ts'],
        variables,
        signal,
      );
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
    if (this.death.signal.aborted) this.journal.forgetSince(this.diedAt - deathTakesMs);
    signal.throwIfAborted();
    const recorded = this.journal.records();
    const missing = plays.filter(({ mutant }) => !recorded.some((it) => it.mutant === mutant));
    if (missing.length > 0)
      throw new Error(`Playwright ended without results for ${missing.map(projectOf).join(', ')}.`);
  }
}

/** What must be equal to resume a run: target, selected mutants and the suite's code. */
function keyOf(stack: AcquiredStack, chosen: readonly MutantId[], full: boolean): string {
  const { target, librechatVersion } = stack.description;
  const sources = globSync('{fixtures,suites,reports}/**/*.{ts,html,yaml}', {
    exclude: ['reports/out/**'],
  });
  const code = sources.toSorted().map((file) => readFileSync(file, 'utf8'));
  return hash('sha256', JSON.stringify([target, librechatVersion, chosen, full, code]));
}
