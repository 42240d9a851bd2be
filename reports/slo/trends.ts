import { styleText } from 'node:util';
import { type Trend, trendsStated } from '../../fixtures/verdicts/load/trends.ts';

/** How the objectives of one kind of runs developed, for the terminal. Those that did not change are not listed. */
export function describeTrends(kind: string, trends: readonly Trend[]): string {
  const runs = Math.max(0, ...trends.map((it) => it.runs));
  const changed = trends.filter(({ changes, drift }) => changes.length > 0 || drift);
  return [
    `history  ${kind}: ${runs} runs; ${trendsStated}`,
    ...(changed.length === 0 ? ['         no objective changed'] : changed.flatMap(describe)),
  ].join('\n');
}

function describe({ id, changes, drift, verdict }: Trend): string[] {
  const said = verdict === 'worse' ? styleText('red', 'worse') : 'steady';
  return [
    ...changes.map(
      ({ since, runsAgo, before, after, change }) =>
        `         ${id} ${said}: ${inPercent(change)} since ${since} (${runsAgo} runs), ${Math.round(before)} to ${Math.round(after)} ms`,
    ),
    ...(drift
      ? [
          `         ${id} ${said}: drifts by ${inPercent(drift.perWeek)} a week, ${inPercent(drift.change)} so far`,
        ]
      : []),
  ];
}

function inPercent(share: number): string {
  return `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;
}
