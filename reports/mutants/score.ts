import { type CheckId, isCheckId } from '../../fixtures/checks/catalogue.ts';
import type { KnownDeviation } from '../../fixtures/checks/known-deviations.ts';
import { type MutantId, mutantOf } from '../../fixtures/saboteur/mutants.ts';
import type { PlayRecord } from './journal.ts';

/** `misdiagnosed`: something failed, but not every check of the violated requirements. */
export type MutantVerdict = 'killed' | 'survived' | 'misdiagnosed';

export interface JudgedMutant {
  readonly id: MutantId;
  readonly violates: readonly CheckId[];
  readonly why: string;
  /** The checks that failed under it. */
  readonly killedBy: readonly CheckId[];
  readonly verdict: MutantVerdict;
  /** What the checks that should have failed found instead. */
  readonly message?: string;
}

/** A pair that cannot be judged: the check does not hold without the mutant either. */
export interface UnjudgedPair {
  readonly mutant: MutantId;
  readonly check: CheckId;
  readonly reason: string;
}

export interface Score {
  /** Killed mutants, as a part of those that could be judged: 0 to 1. */
  readonly score: number;
  readonly mutants: readonly JudgedMutant[];
  readonly notJudged: readonly UnjudgedPair[];
  /** Checks that no mutant of this run made fail, though one should have. */
  readonly neverFailed: readonly CheckId[];
}

/** Why a check cannot be judged under a mutant, by check. */
export type Unjudgeable = ReadonlyMap<string, string>;

/** The checks that cannot tell a mutant: those that do not hold, or may not hold, without one. */
export function unjudgeableChecks(
  records: readonly PlayRecord[],
  deviations: ReadonlyMap<CheckId, KnownDeviation>,
): Map<string, string> {
  const reasons = new Map<string, string>();
  const judgement = records.filter(({ mutant }) => mutant === null);
  for (const { id, status, message = '' } of judgement.flatMap(({ outcomes }) => outcomes))
    if (status !== 'held') reasons.set(id, `Without the mutant it is ${status}: ${message}`);
  for (const [check, { reason }] of deviations)
    reasons.set(check, `Cannot be judged on this version: ${reason}`);
  return reasons;
}

/** The verdict of every mutant that was played. */
export function scoreMutants(
  played: readonly MutantId[],
  records: readonly PlayRecord[],
  unjudgeable: Unjudgeable,
): Score {
  const judged = played.filter((id) => awaited(id, unjudgeable).length > 0);
  const mutants = judged.map((id) => judgeMutant(id, records, unjudgeable));
  const killed = mutants.filter(({ verdict }) => verdict === 'killed');
  const failed = new Set(mutants.flatMap(({ killedBy }) => killedBy));
  return {
    score: mutants.length === 0 ? 0 : killed.length / mutants.length,
    mutants,
    notJudged: played.flatMap((mutant) =>
      mutantOf(mutant).violates.flatMap((check) => {
        const reason = unjudgeable.get(check);
        return reason ? { mutant, check, reason } : [];
      }),
    ),
    neverFailed: [...new Set(judged.flatMap((id) => awaited(id, unjudgeable)))].filter(
      (check) => !failed.has(check),
    ),
  };
}

/** The verdict of one mutant by what its plays found so far. */
export function judgeMutant(
  id: MutantId,
  records: readonly PlayRecord[],
  unjudgeable: Unjudgeable,
): JudgedMutant {
  const { violates, why } = mutantOf(id);
  const outcomes = records
    .filter(({ mutant }) => mutant === id)
    .flatMap((record) => record.outcomes)
    .filter((outcome) => !unjudgeable.has(outcome.id));
  const killedBy = outcomes
    .filter(({ status }) => status === 'violated')
    .map((outcome) => outcome.id)
    .filter(isCheckId);
  const silent = awaited(id, unjudgeable).filter((check) => !killedBy.includes(check));
  const somethingFailed = outcomes.some(({ status }) => status !== 'held' && status !== 'skipped');
  const verdict = silent.length === 0 ? 'killed' : somethingFailed ? 'misdiagnosed' : 'survived';
  const found = outcomes
    .filter((outcome) => silent.some((check) => check === outcome.id))
    .map((outcome) => [outcome.id, outcome.status, outcome.message].filter(Boolean).join(': '));
  return {
    id,
    violates,
    why,
    killedBy: [...new Set(killedBy)],
    verdict,
    ...(found.length > 0 ? { message: found.join('\n') } : {}),
  };
}

function awaited(id: MutantId, unjudgeable: Unjudgeable): CheckId[] {
  return mutantOf(id).violates.filter((check) => !unjudgeable.has(check));
}
