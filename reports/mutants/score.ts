import { isCheckId } from '../../fixtures/checks/catalogue.ts';
import type { CheckId } from '../../fixtures/checks/types.ts';
import type { LoadMutantId } from '../../fixtures/saboteur/load-mutants.ts';
import { type MutantId, mutantOf } from '../../fixtures/saboteur/mutants.ts';
import { cited } from '../../fixtures/sources/index.ts';
import { type CauseScore, scoreCauses } from './causes.ts';
import type { PlayRecord } from './journal.ts';
import type { Obstacle, Obstacles } from './obstacles.ts';

/** `misdiagnosed`: something failed, but not every check of the violated requirements. */
export type MutantVerdict = 'killed' | 'survived' | 'misdiagnosed';

export interface JudgedMutant {
  readonly id: MutantId | LoadMutantId;
  /** Checks, or objectives of slo.yaml. */
  readonly violates: readonly string[];
  readonly why: string;
  /** Title and address of each source. */
  readonly source?: string;
  /** The checks or objectives that failed under it. */
  readonly killedBy: readonly string[];
  readonly verdict: MutantVerdict;
  /** The results of the checks that should have failed. */
  readonly message?: string;
}

/** A mutant and one of its checks that cannot detect it on this stack. */
export interface UnjudgedPair extends Obstacle {
  readonly mutant: MutantId;
  readonly check: CheckId;
}

export interface Score {
  /** Killed mutants as a share of those that could be judged: 0 to 1. */
  readonly score: number;
  readonly mutants: readonly JudgedMutant[];
  readonly notJudged: readonly UnjudgedPair[];
  /** Checks that no mutant of this run made fail, although one should have. */
  readonly neverFailed: readonly CheckId[];
  /** Whether the reports of failed checks named the cause of each mutant. */
  readonly causes: CauseScore;
}

/** A score with the load mutants in addition to those of the checks. */
export function withLoadMutants(score: Score, judged: readonly JudgedMutant[]): Score {
  const mutants = [...score.mutants, ...judged];
  const killed = mutants.filter(({ verdict }) => verdict === 'killed');
  return { ...score, mutants, score: mutants.length === 0 ? 0 : killed.length / mutants.length };
}

/** The verdict of every mutant that was played, and why others could not be judged. */
export function scoreMutants(
  chosen: readonly MutantId[],
  records: readonly PlayRecord[],
  obstacles: Obstacles,
): Score {
  const played = chosen.filter((id) => records.some(({ mutant }) => mutant === id));
  const mutants = played.map((id) => judgeMutant(id, records, obstacles));
  const killed = mutants.filter(({ verdict }) => verdict === 'killed');
  const failed = new Set<string>(mutants.flatMap(({ killedBy }) => killedBy));
  const awaited = new Set(played.flatMap((id) => obstacles.awaited(id)));
  return {
    score: mutants.length === 0 ? 0 : killed.length / mutants.length,
    mutants,
    notJudged: chosen.flatMap((mutant) =>
      mutantOf(mutant).violates.flatMap((check) => {
        const obstacle = obstacles.to(mutant, check);
        return obstacle ? { mutant, check, ...obstacle } : [];
      }),
    ),
    causes: scoreCauses(records.filter(({ mutant }) => mutant && chosen.includes(mutant))),
    neverFailed: [...awaited].filter((check) => !failed.has(check)),
  };
}

/** The verdict of one mutant, from the results of its plays so far. */
export function judgeMutant(
  id: MutantId,
  records: readonly PlayRecord[],
  obstacles: Obstacles,
): JudgedMutant {
  const { violates, why, source } = mutantOf(id);
  const outcomes = records
    .filter(({ mutant }) => mutant === id)
    .flatMap((record) => record.outcomes)
    .filter((outcome) => !obstacles.to(id, outcome.id));
  const killedBy = outcomes
    .filter(({ status }) => status === 'violated')
    .map((outcome) => outcome.id)
    .filter(isCheckId);
  const silent = obstacles.awaited(id).filter((check) => !killedBy.includes(check));
  const somethingFailed = outcomes.some(({ status }) => status !== 'held' && status !== 'skipped');
  const verdict = silent.length === 0 ? 'killed' : somethingFailed ? 'misdiagnosed' : 'survived';
  const found = outcomes
    .filter((outcome) => silent.some((check) => check === outcome.id))
    .map((outcome) => [outcome.id, outcome.status, outcome.message].filter(Boolean).join(': '));
  return {
    id,
    violates,
    why,
    ...(source ? { source: cited(source) } : {}),
    killedBy: [...new Set(killedBy)],
    verdict,
    ...(found.length > 0 ? { message: [...new Set(found)].join('\n') } : {}),
  };
}
