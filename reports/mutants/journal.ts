import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { MutantId } from '../../fixtures/saboteur/mutants.ts';

const outcomeSchema = z.object({
  id: z.string(),
  status: z.enum(['held', 'violated', 'skipped', 'not-reached', 'error']),
  durationMs: z.number(),
  message: z.string().optional(),
});

const recordSchema = z.object({
  /** Null: judged without a mutant. */
  mutant: z.custom<MutantId>((id) => typeof id === 'string').nullable(),
  outcomes: z.array(outcomeSchema),
  /** When the play ended, in milliseconds since the epoch. */
  endedAt: z.number(),
});

/** What the checks of one play found. A mutant may have two: of the checks it violates, and of its area. */
export type PlayRecord = z.infer<typeof recordSchema>;

const headSchema = z.object({ key: z.string() });

/** The plays of a run as they end, one JSON document a line, so that an interrupted run can be resumed. */
export class Journal {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Begins anew, unless an unfinished journal of the same run is there: then returns what it holds. */
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

  /** Forgets the plays that ended after a moment, because the stack was dying: what failed then proves nothing. */
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

  /** A line that a killed run wrote in part is left out. */
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
