import { type MutantId, mutantOf } from '../../fixtures/saboteur/mutants.ts';
import type { PlayRecord } from './journal.ts';

/** A violated check whose report named another cause than the mutant's, or none. */
export interface MisnamedCause {
  readonly mutant: MutantId;
  readonly check: string;
  /** The mutant's own cause. */
  readonly cause: string;
  /** The cause that the report named; absent if nothing that was observed supported one. */
  readonly named?: string;
  /** What the report showed: the message and the observations. */
  readonly shown: readonly string[];
}

/** Whether failed checks lead to the cause: compares the cause that each report names with the mutant's own. */
export interface CauseScore {
  /** Pairs of a mutant and a check that it violated. */
  readonly judged: number;
  /** Pairs whose report named the mutant's cause, as a share: 0 to 1. */
  readonly share: number;
  readonly misnamed: readonly MisnamedCause[];
}

/** Scores the causes of the mutants that have one. */
export function scoreCauses(records: readonly PlayRecord[]): CauseScore {
  const pairs = records.flatMap(({ mutant, outcomes }) => {
    const cause = mutant && mutantOf(mutant).cause?.id;
    if (!mutant || !cause) return [];
    const awaited: readonly string[] = mutantOf(mutant).violates;
    return outcomes
      .filter(({ id, status }) => status === 'violated' && awaited.includes(id))
      .map(({ id, cause: named, message, observed = [] }) => ({
        mutant,
        check: id,
        cause,
        ...(named ? { named } : {}),
        shown: [...(message ? [message] : []), ...observed],
      }));
  });
  const misnamed = pairs.filter(({ cause, named }) => cause !== named);
  const share = pairs.length === 0 ? 0 : (pairs.length - misnamed.length) / pairs.length;
  return { judged: pairs.length, share, misnamed };
}
