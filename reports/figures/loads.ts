import type { LoadFigure } from './figures.ts';
import { table } from './table.ts';

/** The load runs of each profile and rate, of one release or several. Without those that only count round trips. */
export function sameRuns(loads: readonly LoadFigure[]): (readonly LoadFigure[])[] {
  const latencies = loads.filter(({ roundTrips }) => !roundTrips);
  return [...Map.groupBy(latencies, ({ run }) => `${run.profile} ${run.rate}`).values()];
}

/** The objectives of runs with the same traffic, side by side. */
export function loadTable(loads: readonly LoadFigure[]): string[] {
  const [first] = loads;
  if (!first) return [];
  const { profile, rate, durationMs } = first.run;
  const hours = profile === 'soak' ? ` --hours ${Math.round(durationMs / 360_000) / 10}` : '';
  const head = [
    'objective',
    'at most',
    ...loads.map(({ run }) => `${run.target.librechatVersion}, ${run.startedAt.slice(0, 10)}`),
  ];
  const rows = first.objectives.map(({ id, statistic, objective, unit }) => [
    `\`${id}\``,
    `${statistic} ${objective} ${unit}`,
    ...loads.map((load) => measuredIn(load, id)),
  ]);
  return [
    `### Profile ${profile} at rate ${rate}`,
    '',
    ...table(head, [['verdict', '', ...loads.map(({ verdict }) => `\`${verdict}\``)], ...rows]),
    '',
    'n is the number of samples that count.',
    '',
    '```sh',
    `npm run load -- --librechat-dir DIR --profile ${profile}${hours} --rate ${rate}`,
    '```',
    '',
  ];
}

function measuredIn({ objectives }: LoadFigure, id: string): string {
  const found = objectives.find((it) => it.id === id);
  if (!found || found.measured === null) return '';
  const { measured, unit, interval, samples, verdict } = found;
  const between = interval ? ` (${interval.low} to ${interval.high})` : '';
  const said = verdict && verdict !== 'passed' ? `, ${verdict}` : '';
  return `${inShort(measured)} ${unit}${between}, n = ${samples}${said}`;
}

/** One decimal; three below 1, for shares. */
function inShort(value: number): number {
  const parts = Math.abs(value) < 1 ? 1_000 : 10;
  return Math.round(value * parts) / parts;
}
