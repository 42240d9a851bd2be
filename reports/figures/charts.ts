import type { TopLevelSpec } from 'vega-lite';
import type { CapacityFigure, ComparisonFigure, Figures, LoadFigure } from './figures.ts';
import { sameRuns } from './loads.ts';

/** The charts of docs/figures.md, by file name: what to draw, as data. */
export function chartsOf({
  capacities,
  comparisons,
  loads,
}: Figures): Record<string, TopLevelSpec> {
  const ofReleases = sameRuns(loads).find((runs) => runs.length > 1);
  return {
    ...(capacities.length > 0 ? { 'figures-capacity.svg': capacityChart(capacities) } : {}),
    ...(comparisons.length > 0 ? { 'figures-comparisons.svg': effectChart(comparisons) } : {}),
    ...(ofReleases ? { 'figures-latency.svg': latencyChart(ofReleases) } : {}),
  };
}

const blue = '#4c78a8';
/** In the order of the data, with labels as long as they are. */
const rows = { type: 'nominal', title: null, sort: null, axis: { labelLimit: 0 } } as const;

/** Each search as a point with its interval. */
function capacityChart(capacities: readonly CapacityFigure[]): TopLevelSpec {
  const values = capacities.map(({ run, chatsPerSecond }) => ({
    search: `${run.target.librechatVersion}, ${run.startedAt.slice(0, 16).replace('T', ' ')}`,
    ...chatsPerSecond,
  }));
  const x = { type: 'quantitative', title: 'chats per second, with the 95 % interval' } as const;
  return {
    width: 480,
    height: { step: 26 },
    data: { values },
    encoding: { y: { field: 'search', ...rows } },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 3, color: blue },
        encoding: { x: { ...x, field: 'low', scale: { zero: true } }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'point', filled: true, size: 80, color: blue, opacity: 1 },
        encoding: { x: { ...x, field: 'rate' } },
      },
    ],
  };
}

/** Each metric of each comparison as an effect with its interval, beside no effect and 10 %. */
function effectChart(comparisons: readonly ComparisonFigure[]): TopLevelSpec {
  const values = comparisons.flatMap(({ run, metrics }) =>
    metrics.map(({ id, effect, interval }) => ({
      metric: id,
      comparison: `${run.a.librechatVersion} → ${run.b.librechatVersion}`,
      at: run.startedAt,
      effect: effect * 100,
      low: (interval?.low ?? effect) * 100,
      high: (interval?.high ?? effect) * 100,
    })),
  );
  const place = {
    y: { field: 'metric', ...rows },
    yOffset: { field: 'at', type: 'nominal' },
    color: { field: 'comparison', type: 'nominal', title: null, legend: { orient: 'bottom' } },
  } as const;
  const x = { type: 'quantitative', title: '% more time, with the 95 % interval' } as const;
  return {
    width: 480,
    height: { step: 16 },
    data: { values },
    layer: [
      {
        data: { values: [{ limit: 0 }, { limit: 10 }] },
        mark: { type: 'rule', strokeDash: [4, 4], color: '#999' },
        encoding: { x: { field: 'limit', type: 'quantitative' } },
      },
      {
        mark: { type: 'rule', strokeWidth: 3 },
        encoding: { ...place, x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: { ...place, x: { ...x, field: 'effect' } },
      },
    ],
  };
}

/** Each time of each run, on a logarithmic scale: they reach from milliseconds to seconds. */
function latencyChart(loads: readonly LoadFigure[]): TopLevelSpec {
  const values = loads.flatMap(({ run, objectives }) =>
    objectives
      .filter(({ unit, measured }) => unit === 'ms' && measured)
      .map(({ id, statistic, measured }) => ({
        objective: `${id} (${statistic})`,
        release: run.target.librechatVersion,
        at: run.startedAt,
        measured,
      })),
  );
  return {
    width: 480,
    height: { step: 10 },
    data: { values },
    mark: { type: 'point', filled: true, size: 60, opacity: 1 },
    encoding: {
      y: { field: 'objective', ...rows },
      yOffset: { field: 'at', type: 'nominal', sort: null },
      color: { field: 'release', type: 'nominal', title: null, legend: { orient: 'bottom' } },
      x: {
        field: 'measured',
        type: 'quantitative',
        title: 'ms',
        scale: { type: 'log' },
      },
    },
  };
}
