import { isDeepStrictEqual } from 'node:util';
import { loadProfiles } from '../../fixtures/load/profiles.ts';
import { isTooHigh } from '../../fixtures/verdicts/load/judge.ts';
import type { LoadFigure } from './figures.ts';
import { table } from './table.ts';

/** The load runs with the same traffic, of one release or several. Without those that only count round trips. */
export function sameRuns(loads: readonly LoadFigure[]): (readonly LoadFigure[])[] {
  const latencies = loads.filter(({ roundTrips }) => !roundTrips);
  return [...Map.groupBy(latencies, ({ run }) => commandOf(run)).values()];
}

/** The objectives of runs with the same traffic, side by side. */
export function loadTable(loads: readonly LoadFigure[]): string[] {
  const [first] = loads;
  if (!first) return [];
  const { profile, rate } = first.run;
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
  const verdicts = loads.map(({ verdict }) => `\`${verdict}\``);
  const recoveries = loads.map(sayRecovery);
  return [
    `### Profile ${profile} at rate ${rate}`,
    '',
    ...table(head, [
      ['verdict', '', ...verdicts],
      ...(recoveries.some(Boolean) ? [['recovery', '', ...recoveries]] : []),
      ...rows,
    ]),
    '',
    rows.flat().some((cell) => cell.startsWith('≤'))
      ? 'n is the number of samples that count. ≤: too few were taken in calm, so all count, and the figure may be too high.'
      : 'n is the number of samples that count.',
    '',
    '```sh',
    commandOf(first.run),
    '```',
    '',
  ];
}

/** The command with which a run can be made again. */
function commandOf({ profile, rate, durationMs, sent }: LoadFigure['run']): string {
  const hours = profile === 'soak' ? ` --hours ${Math.round(durationMs / 360_000) / 10}` : '';
  const scenarios = sent?.map((it) => it.split(':', 1)[0]).toSorted();
  const usual = loadProfiles[profile].scenarios.toSorted();
  const chosen =
    scenarios && !isDeepStrictEqual(scenarios, usual) ? ` --scenarios ${scenarios.join()}` : '';
  return `npm run load -- --librechat-dir DIR --profile ${profile}${hours} --rate ${rate}${chosen}`;
}

/** Seconds after the traffic fell back, in which an objective was still missed. */
function sayRecovery({ recoverySeconds }: LoadFigure): string {
  if (recoverySeconds === undefined) return '';
  return recoverySeconds === null ? 'none during the run' : `${recoverySeconds} s`;
}

function measuredIn({ objectives }: LoadFigure, id: string): string {
  const found = objectives.find((it) => it.id === id);
  if (!found || found.measured === null) return '';
  const { measured, unit, interval, samples, verdict } = found;
  const between = interval ? ` (${interval.low} to ${interval.high})` : '';
  const said = verdict && verdict !== 'passed' ? `, ${verdict}` : '';
  const bound = isTooHigh(found) ? '≤ ' : '';
  return `${bound}${inShort(measured)} ${unit}${between}, n = ${samples}${said}`;
}

/** One decimal; three below 1, for shares. */
function inShort(value: number): number {
  const parts = Math.abs(value) < 1 ? 1_000 : 10;
  return Math.round(value * parts) / parts;
}
