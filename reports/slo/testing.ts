import type { Objective } from './objectives.ts';
import { LoadSummary } from './summary.ts';

/** An objective for unit tests: p95 of `list` at most 500 ms. */
export function sampleObjective(changes: Partial<Objective> = {}): Objective {
  return {
    id: 'history.list',
    question: 'How long does the list take?',
    scenario: ['browse'],
    metric: 'list',
    statistic: 'p95',
    objective: 500,
    unit: 'ms',
    source: 'a test',
    ...changes,
  };
}

/** A summary in k6's format, from times by metric. */
export function sampleSummary(
  times: Readonly<Record<string, number>>,
  others: Readonly<Record<string, object>> = {},
): LoadSummary {
  const trends = Object.entries(times).map(([metric, value]) => [
    metric,
    { type: 'trend', values: { med: value, 'p(95)': value, 'p(99)': value, count: 10 } },
  ]);
  return new LoadSummary({
    metrics: { ...Object.fromEntries(trends), ...others },
    state: { testRunDurationMs: 60_000 },
  });
}
