import { randomUUID } from 'node:crypto';
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { ReportedStack } from '../fixtures/stack/stack.ts';
import manifest from '../package.json' with { type: 'json' };

/** What every statement says of its run. */
export interface RunRecord {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly suiteVersion: string;
}

/** The deployment that a run was on. */
export interface TargetRecord {
  readonly kind: string;
  readonly url: string;
  readonly librechatVersion: string;
  /** A description of each part of the stack. */
  readonly parts: Readonly<Record<string, string>>;
}

/** A new record. @param durationMs default: up to now */
export function recordRun(
  startedAt: Date,
  durationMs = Date.now() - startedAt.getTime(),
): RunRecord {
  return {
    id: randomUUID(),
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    suiteVersion: manifest.version,
  };
}

export function recordTarget(stack: ReportedStack): TargetRecord {
  return {
    kind: stack.target,
    url: stack.browserUrl,
    librechatVersion: stack.librechatVersion ?? 'unknown',
    parts: stack.parts,
  };
}

/** The machine on which a run measured something. */
export interface MachineRecord {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGb: number;
}

export function recordMachine(): MachineRecord {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
}
