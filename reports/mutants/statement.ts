import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from '../../fixtures/kernel/redaction.ts';
import type { ReportedStack } from '../../fixtures/stack/stack.ts';
import type { Score } from '../../fixtures/verdicts/mutants/score.ts';
import manifest from '../../package.json' with { type: 'json' };
import { outputDirectory } from '../write.ts';

/** The result of a mutant run: the content of mutants.json. */
export interface MutantsStatement extends Score {
  readonly schema: 1;
  readonly run: {
    readonly id: string;
    /** ISO 8601. */
    readonly startedAt: string;
    readonly durationMs: number;
    readonly suiteVersion: string;
    /** Whether every selected mutant was played. */
    readonly complete: boolean;
    readonly target: {
      readonly kind: string;
      readonly url: string;
      readonly librechatVersion: string;
      readonly parts: Readonly<Record<string, string>>;
    };
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
      id: randomUUID(),
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      suiteVersion: manifest.version,
      complete,
      target: {
        kind: stack.target,
        url: stack.browserUrl,
        librechatVersion: stack.librechatVersion ?? 'unknown',
        parts: stack.parts,
      },
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
