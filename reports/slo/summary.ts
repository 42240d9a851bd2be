import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inBlock, k6Statistic } from './thresholds.ts';

const summarySchema = z.object({
  metrics: z.record(
    z.string(),
    z.object({ type: z.string(), values: z.record(z.string(), z.number().nullable()) }),
  ),
  state: z.object({ testRunDurationMs: z.number() }),
});

/** What k6 leaves at the end of a run: every metric's statistics, and those of each part of the run. */
export class LoadSummary {
  private readonly summary: z.infer<typeof summarySchema>;

  constructor(summary: unknown) {
    this.summary = summarySchema.parse(summary);
  }

  static read(file: string): LoadSummary {
    return new LoadSummary(JSON.parse(readFileSync(file, 'utf8')));
  }

  get durationMs(): number {
    return this.summary.state.testRunDurationMs;
  }

  /** A statistic of a metric; undefined where nothing was measured. */
  value(metric: string, statistic: string): number | undefined {
    const { values } = this.summary.metrics[metric] ?? {};
    const value = values?.[k6Statistic[statistic] ?? statistic];
    return this.samples(metric) === 0 ? undefined : (value ?? undefined);
  }

  /** The same in one part of the run. */
  valueInBlock(metric: string, statistic: string, block: number): number | undefined {
    return this.value(inBlock(metric, block), statistic);
  }

  /** How many values a metric has. */
  samples(metric: string): number {
    const found = this.summary.metrics[metric];
    if (!found) return 0;
    const { values, type } = found;
    if (type === 'rate') return (values.passes ?? 0) + (values.fails ?? 0);
    return values.count ?? 0;
  }
}
