import type { KnownDeviation } from '../../fixtures/checks/known-deviations.ts';
import type { CheckId } from '../../fixtures/checks/types.ts';
import { type MutantId, mutantOf } from '../../fixtures/saboteur/mutants.ts';
import type { TargetKind } from '../../fixtures/settings.ts';
import type { PlayRecord } from './journal.ts';

/** Why a check cannot detect a mutant on a stack. */
export interface Obstacle {
  /** `does-not-hold`: it also fails without the mutant and is not a known deviation, so the run cannot be trusted. */
  readonly kind: 'known-deviation' | 'does-not-apply' | 'does-not-hold';
  readonly reason: string;
}

/** Obstacles found by a run on the same stack without a mutant. */
export class Obstacles {
  private readonly ofChecks = new Map<string, Obstacle>();
  private readonly target: TargetKind;

  constructor(
    records: readonly PlayRecord[],
    deviations: ReadonlyMap<CheckId, KnownDeviation>,
    target: TargetKind,
  ) {
    this.target = target;
    const judgement = records.filter(({ mutant }) => mutant === null);
    for (const { id, status, message = '' } of judgement.flatMap(({ outcomes }) => outcomes)) {
      if (status === 'skipped') this.ofChecks.set(id, { kind: 'does-not-apply', reason: message });
      else if (status !== 'held')
        this.ofChecks.set(id, {
          kind: 'does-not-hold',
          reason: `Without the mutant the check is ${status}: ${message}`,
        });
    }
    for (const [check, { reason }] of deviations)
      this.ofChecks.set(check, {
        kind: 'known-deviation',
        reason: `Cannot be judged on this release: ${reason}`,
      });
  }

  /** Why a check cannot detect a mutant, if so. */
  to(mutant: MutantId, check: string): Obstacle | undefined {
    if (mutantOf(mutant).deployment && this.target === 'remote')
      return {
        kind: 'does-not-apply',
        reason: 'A remote deployment cannot be restarted with other settings.',
      };
    return this.ofChecks.get(check);
  }

  /** The checks that can detect a mutant: it is killed when all of them fail. */
  awaited(mutant: MutantId): CheckId[] {
    return mutantOf(mutant).violates.filter((check) => !this.to(mutant, check));
  }
}
