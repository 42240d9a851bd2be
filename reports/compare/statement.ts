import { UserError } from '../../fixtures/kernel/errors.ts';
import type { OfBoth } from '../../fixtures/load/duet/plan.ts';
import type { DuetRound } from '../../fixtures/load/duet/round.ts';
import { type DuetJudgement, judgeDuet, methodStated } from '../../fixtures/verdicts/duet/judge.ts';
import type { MachineRecord, RunRecord, TargetRecord } from '../run-record.ts';

/** What a comparison measured: the content of compare-pairs.json. */
export interface DuetMeasurements {
  readonly schema: 1;
  readonly run: RunRecord & {
    readonly a: TargetRecord;
    readonly b: TargetRecord;
    readonly caveats: readonly string[];
    /** How long each round measured. */
    readonly secondsPerRound: number;
    /** People who used both deployments at the same time. */
    readonly visitors: number;
    readonly machine: MachineRecord;
  };
  readonly rounds: readonly DuetRound[];
}

/** The result of a comparison: the content of compare.json. */
export interface CompareStatement extends DuetJudgement {
  readonly schema: 1;
  readonly run: DuetMeasurements['run'];
  readonly rounds: number;
  readonly method: string;
  /** If undecided: about how many minutes more it would take. */
  readonly minutesMore?: number;
}

/** Judges measurements. The same measurements give the same statement, byte by byte. */
export function judgeMeasurements({ run, rounds }: DuetMeasurements): CompareStatement {
  const judgement = judgeDuet(rounds);
  const needed = Math.max(0, ...judgement.metrics.map(({ roundsNeeded = 0 }) => roundsNeeded));
  const minutesPerRound = run.durationMs / 60_000 / Math.max(1, rounds.length);
  return {
    schema: 1,
    run,
    verdict: judgement.verdict,
    rounds: rounds.length,
    method: methodStated,
    ...(judgement.verdict === 'undecided' && needed > rounds.length
      ? { minutesMore: Math.ceil((needed - rounds.length) * minutesPerRound) }
      : {}),
    metrics: judgement.metrics,
    failures: judgement.failures,
  };
}

/**
 * Combines comparisons of the same two releases: more rounds, a narrower interval.
 * @throws UserError when they compare different releases
 */
export function combine(all: readonly DuetMeasurements[]): DuetMeasurements {
  const [first] = all;
  if (!first) throw new TypeError('There is no comparison.');
  const releasesOf = ({ run }: DuetMeasurements) =>
    `${run.a.librechatVersion} with ${run.b.librechatVersion}`;
  const other = all.find((it) => releasesOf(it) !== releasesOf(first));
  if (other)
    throw new UserError(`The files compare ${releasesOf(first)} and ${releasesOf(other)}.`, {
      remedy: 'Pass files that compare the same two releases.',
    });
  return {
    ...first,
    run: {
      ...first.run,
      durationMs: all.reduce((sum, { run }) => sum + run.durationMs, 0),
      caveats: [...new Set(all.flatMap(({ run }) => run.caveats))],
    },
    rounds: all.flatMap(({ rounds }) => rounds),
  };
}

/** The names of both deployments in reports. */
export function namesOf({ a, b }: DuetMeasurements['run']): OfBoth<string> {
  const nameOf = ({ librechatVersion, parts }: TargetRecord) =>
    librechatVersion === 'unknown' ? (parts.LibreChat ?? 'LibreChat') : librechatVersion;
  return { a: nameOf(a), b: nameOf(b) };
}
