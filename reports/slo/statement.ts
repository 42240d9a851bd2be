import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { RunVerdict } from '../../fixtures/checks/types.ts';
import type { Pace } from '../../fixtures/doubles/pace.ts';
import type { PartUse } from '../../fixtures/load/machine-use.ts';
import type { ReportedStack } from '../../fixtures/stack/stack.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { Change } from './compare.ts';
import type { JudgedObjective } from './judge.ts';
import type { JudgedRoom } from './room.ts';

/** The result of a load run: the content of slo.json. */
export interface SloStatement {
  readonly schema: 1;
  readonly run: {
    readonly id: string;
    /** ISO 8601. */
    readonly startedAt: string;
    readonly durationMs: number;
    readonly suiteVersion: string;
    readonly profile: string;
    readonly target: {
      readonly kind: string;
      readonly url: string;
      readonly librechatVersion: string;
      readonly parts: Readonly<Record<string, string>>;
    };
    readonly caveats: readonly string[];
    /** The traffic that was sent, by scenario. */
    readonly sent: readonly string[];
    /** The expected traffic, in visits or chats per second. */
    readonly rate: number;
    readonly machine: {
      readonly processor: string;
      readonly processors: number;
      readonly memoryGb: number;
    };
    /** The response times of the model double itself, before and during the run. */
    readonly doubles?: { readonly before: Pace; readonly during: Pace };
    /** The resource usage of each part of the stack. */
    readonly use: Readonly<Record<string, PartUse>>;
  };
  readonly verdict: RunVerdict;
  readonly objectives: readonly JudgedObjective[];
  readonly comparison?: {
    readonly baseline: string;
    readonly test: string;
    readonly changes: readonly Change[];
  };
  readonly capacity?: Capacity;
  /** Seconds from the end of a spike until every objective held again; null if they did not. */
  readonly recoverySeconds?: number | null;
}

/** The capacity of a deployment. */
export interface Capacity {
  /** Chats answered per second in the last block in which every objective held. */
  readonly chatsPerSecond: number;
  /** Users waiting for an answer at the same time in that block (Little's law). */
  readonly concurrentUsers: number;
  /** The objectives that were missed in the next block; empty if none was. */
  readonly broke: readonly string[];
  readonly bottleneck: string;
  /** Generator and doubles at five times the rate, if they run on this machine. */
  readonly room?: JudgedRoom;
}

export function makeSloStatement(
  options: Omit<SloStatement['run'], 'id' | 'suiteVersion' | 'target' | 'machine' | 'startedAt'> & {
    readonly startedAt: Date;
    readonly stack: ReportedStack;
  },
  result: Omit<SloStatement, 'schema' | 'run'>,
): SloStatement {
  const { stack, startedAt, ...run } = options;
  return {
    schema: 1,
    run: {
      id: randomUUID(),
      startedAt: startedAt.toISOString(),
      suiteVersion: manifest.version,
      ...run,
      target: {
        kind: stack.target,
        url: stack.browserUrl,
        librechatVersion: stack.librechatVersion ?? 'unknown',
        parts: stack.parts,
      },
      machine: {
        processor: cpus()[0]?.model.trim() ?? 'unknown',
        processors: availableParallelism(),
        memoryGb: Math.round(totalmem() / 2 ** 30),
      },
    },
    ...result,
  };
}
