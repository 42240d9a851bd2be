import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../fixtures/kernel/redaction.ts';
import type { ReportedStack } from '../../fixtures/stack/stack.ts';
import type { Score } from '../../fixtures/verdicts/mutants/score.ts';
import { type RunRecord, recordRun, recordTarget, type TargetRecord } from '../run-record.ts';
import { outputDirectory } from '../write.ts';

/** The result of a mutant run: the content of mutants.json. */
export interface MutantsStatement extends Score {
  readonly schema: 1;
  readonly run: RunRecord & {
    /** Whether every selected mutant was played. */
    readonly complete: boolean;
    readonly target: TargetRecord;
    readonly caveats: readonly string[];
  };
}

export const mutantsFile = join(outputDirectory, 'mutants.json');

export function makeMutantsStatement(options: {
  readonly score: Score;
  readonly stack: ReportedStack;
  readonly startedAt: Date;
  readonly complete: boolean;
}): MutantsStatement {
  const { score, stack, startedAt, complete } = options;
  return {
    schema: 1,
    run: {
      ...recordRun(startedAt),
      complete,
      target: recordTarget(stack),
      caveats: stack.caveats,
    },
    ...score,
  };
}

export function writeMutantsStatement(
  statement: MutantsStatement,
  secrets: readonly string[],
): void {
  mkdirSync(outputDirectory, { recursive: true });
  writeFileSync(mutantsFile, `${redact(JSON.stringify(statement, null, 2), secrets)}\n`);
}
