import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { MutantId } from '../../fixtures/saboteur/mutants.ts';

const outcomeSchema = z.object({
  id: z.string(),
  status: z.enum(['held', 'violated', 'skipped', 'not-reached', 'error']),
  durationMs: z.number(),
  message: z.string().optional(),
  observed: z.array(z.string()).readonly().optional(),
  /** The cause that the observations support. */
  cause: z.string().optional(),
});

const recordSchema = z.object({
  /** Null: the run without a mutant. */
  mutant: z.custom<MutantId>((id) => typeof id === 'string').nullable(),
  outcomes: z.array(outcomeSchema),
  /** When the play ended, in milliseconds since the epoch. */
  endedAt: z.number(),
});

/** The results of one play. A mutant may have two plays: of the checks it violates, and of its area. */
export type PlayRecord = z.infer<typeof recordSchema>;

const headSchema = z.object({ key: z.string() });

/** The finished plays of a run, one JSON document per line, so that an interrupted run can be resumed. */
export class Journal {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Starts a new journal, or returns the plays of an unfinished journal of the same run. */
  begin(key: string): PlayRecord[] {
    const [head, ...records] = existsSync(this.file) ? this.lines() : [];
    if (head && headSchema.safeParse(head).data?.key === key)
      return records.map((record) => recordSchema.parse(record));
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify({ key })}\n`);
    return [];
  }

  add(record: PlayRecord): void {
    appendFileSync(this.file, `${JSON.stringify(record)}\n`);
  }

  /** Drops the plays that ended after a moment, because the stack was failing: their results prove nothing. */
  forgetSince(moment: number): void {
    const [head] = this.lines();
    const kept = this.records().filter(({ endedAt }) => endedAt < moment);
    writeFileSync(this.file, [head, ...kept].map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  records(): PlayRecord[] {
    return this.lines()
      .slice(1)
      .map((record) => recordSchema.parse(record));
  }

  /** Ignores a line that a killed run wrote only partly. */
  private lines(): unknown[] {
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return [JSON.parse(line)];
        } catch {
          return [];
        }
      });
  }
}
