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

/** k6's summary at the end of a run: the statistics of every metric, for the run and for each block. */
export class LoadSummary {
  private readonly summary: z.infer<typeof summarySchema>;

  constructor(summary: unknown) {
    this.summary = summarySchema.parse(summary);
  }

  static read(file: string): LoadSummary {
    return new LoadSummary(JSON.parse(readFileSync(file, 'utf8')));
  }

  /**
   * Merges the summaries of generators that ran in parallel. Counts and rates are exact. A quantile is the mean of
   * theirs, weighted by samples, because visits are distributed among them at random.
   */
  static merge(parts: readonly LoadSummary[]): LoadSummary {
    const contents = parts.map(({ summary }) => summary);
    const names = new Set(contents.flatMap(({ metrics }) => Object.keys(metrics)));
    const metrics = Object.fromEntries(
      [...names].map((name) => [
        name,
        mergeMetric(contents.flatMap((it) => it.metrics[name] ?? [])),
      ]),
    );
    const testRunDurationMs = Math.max(...contents.map(({ state }) => state.testRunDurationMs));
    return new LoadSummary({ metrics, state: { testRunDurationMs } });
  }

  get durationMs(): number {
    return this.summary.state.testRunDurationMs;
  }

  /** A statistic of a metric; undefined if nothing was measured. */
  value(metric: string, statistic: string): number | undefined {
    const { values } = this.summary.metrics[metric] ?? {};
    const value = values?.[k6Statistic[statistic] ?? statistic];
    return this.samples(metric) === 0 ? undefined : (value ?? undefined);
  }

  /** The same in one block of the run. */
  valueInBlock(metric: string, statistic: string, block: number): number | undefined {
    return this.value(inBlock(metric, block), statistic);
  }

  /** The number of samples of a metric. */
  samples(metric: string): number {
    const found = this.summary.metrics[metric];
    if (!found) return 0;
    const { values, type } = found;
    if (type === 'rate') return (values.passes ?? 0) + (values.fails ?? 0);
    return values.count ?? 0;
  }
}

type Metric = z.infer<typeof summarySchema>['metrics'][string];

function mergeMetric(parts: readonly Metric[]): Metric {
  const sum = (field: string) => parts.reduce((all, { values }) => all + (values[field] ?? 0), 0);
  const type = parts[0]?.type ?? 'gauge';
  if (type === 'rate') {
    const [passes, fails] = [sum('passes'), sum('fails')];
    return { type, values: { passes, fails, rate: passes / Math.max(1, passes + fails) } };
  }
  if (type !== 'trend') return { type, values: { count: sum('count') } };
  const count = sum('count');
  const weighted = (field: string) =>
    parts.reduce((all, { values }) => all + (values[field] ?? 0) * (values.count ?? 0), 0) /
    Math.max(1, count);
  const fields = Object.keys(parts[0]?.values ?? {});
  const max = Math.max(...parts.map(({ values }) => values.max ?? 0));
  const values = Object.fromEntries(fields.map((field) => [field, weighted(field)]));
  return { type, values: { ...values, max, count } };
}
