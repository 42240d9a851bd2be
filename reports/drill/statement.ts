import type { RunVerdict } from '../../fixtures/checks/types.ts';
import { type DrillRow, type DrillRun, sayTool } from '../../fixtures/upgrade/drill.ts';
import { type RunRecord, recordRun } from '../run-record.ts';

/** The result of `npm run drill`: the content of drill.json. */
export interface DrillStatement {
  readonly schema: 1;
  readonly run: RunRecord & {
    /** How the database was dumped. */
    readonly database: string;
    /** The folders of LibreChat's container that were backed up. */
    readonly folders: readonly string[];
    /** Of the backup. */
    readonly bytes: number;
    readonly backupMs: number;
    readonly restoreMs: number;
    readonly parts: Readonly<Record<string, string>>;
    readonly caveats: readonly string[];
  };
  readonly verdict: RunVerdict;
  readonly rows: readonly DrillRow[];
}

export function makeDrillStatement(startedAt: Date, run: DrillRun): DrillStatement {
  const { rows, folders, bytes, backupMs, restoreMs, parts, caveats } = run;
  const database = sayTool(run.tool);
  return {
    schema: 1,
    run: { ...recordRun(startedAt), database, folders, bytes, backupMs, restoreMs, parts, caveats },
    verdict: verdictOf(rows),
    rows,
  };
}

function verdictOf(rows: readonly DrillRow[]): RunVerdict {
  if (rows.some(({ cell }) => cell.verdict === 'lost')) return 'does-not-conform';
  return rows.every(({ cell }) => cell.verdict === 'kept') ? 'conforms' : 'incomplete';
}

/** What a reader wants to know first. */
export function conclusionOf({ verdict, rows }: DrillStatement): string {
  const lost = rows.filter(({ cell }) => cell.verdict === 'lost').length;
  if (verdict === 'does-not-conform')
    return `The restore does not bring everything back: ${lost} of ${rows.length} kinds of data are lost.`;
  if (verdict === 'incomplete') return 'Some kinds of data could not be judged.';
  return 'The restore brings everything back.';
}

/** The figures of a run: sizes and times, for the reader to scale up. */
export function figuresOf({ run }: DrillStatement): string {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const size = `${(run.bytes / 1_000_000).toFixed(1)} MB`;
  return `Backup of ${size} in ${seconds(run.backupMs)}, restored in ${seconds(run.restoreMs)}, with ${run.database}.`;
}
