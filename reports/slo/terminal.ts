import { styleText } from 'node:util';
import Table from 'cli-table3';
import { testStated } from '../../fixtures/verdicts/load/compare.ts';
import {
  isTooHigh,
  type JudgedObjective,
  type SloVerdict,
} from '../../fixtures/verdicts/load/judge.ts';
import type { JudgedRoom } from '../../fixtures/verdicts/load/room.ts';
import type { RoundTrips } from '../../fixtures/verdicts/load/round-trips.ts';
import { tableStyle } from '../table-style.ts';
import type { SloStatement } from './statement.ts';

const paint: Record<SloVerdict, (text: string) => string> = {
  passed: (text: string) => styleText('green', text),
  failed: (text: string) => styleText('red', text),
  'not-reached': (text: string) => styleText('yellow', text),
  inconclusive: (text: string) => styleText('yellow', text),
};

/** The result of a load run, for the terminal. */
export function sayStatement(statement: SloStatement): string[] {
  const { run, verdict, objectives, goodput, capacity, comparison, recoverySeconds } = statement;
  const use = Object.entries(run.use).map(
    ([part, it]) => `${part} ${it.cpuMean} (peak ${it.cpuPeak}), ${it.memoryPeakMb} MB`,
  );
  return [
    sloTable(statement),
    ...run.caveats.map((caveat) => `note     ${caveat}`),
    ...sayStarved(objectives),
    ...(use.length > 0 ? [`usage    processors and memory: ${use.join('; ')}`] : []),
    ...(capacity
      ? [
          `capacity ${capacity.chatsPerSecond} chats/s, ${capacity.concurrentUsers} users waiting at the same time; ` +
            (capacity.broke.length > 0
              ? `missed above that: ${capacity.broke.join(', ')}`
              : 'every objective held up to the highest rate'),
          `         bottleneck: ${capacity.bottleneck}`,
          ...sayRoom(capacity.room),
        ]
      : []),
    ...(goodput
      ? [`goodput  ${goodput.chatsPerSecond} of ${goodput.sentPerSecond} chats per second`]
      : []),
    ...sayRoundTrips(statement.roundTrips),
    ...(recoverySeconds === undefined
      ? []
      : [`recovery ${recoverySeconds === null ? 'none during this run' : `${recoverySeconds} s`}`]),
    ...(comparison ? [`baseline ${comparison.baseline}; ${testStated}`] : []),
    `verdict  ${verdict}`,
  ];
}

/** Of objectives that hold only how many samples do not count: why is in slo.json. */
function sayStarved(objectives: readonly JudgedObjective[]): string[] {
  const starved = objectives.filter(({ reason }) => reason !== undefined);
  const { held = [], other = [] } = Object.groupBy(starved, ({ verdict }) =>
    verdict === 'passed' ? 'held' : 'other',
  );
  const byCalm = held.flatMap(({ id, leftOut, samples }) =>
    leftOut ? [`${id} ${leftOut} of ${samples + leftOut}`] : [],
  );
  const tooHigh = held.filter(isTooHigh).map(({ id }) => id);
  return [
    ...other.map(({ id, reason }) => `starved  ${id}: ${reason}`),
    ...(byCalm.length > 0
      ? [`starved  samples left out, the others hold: ${byCalm.join(', ')}`]
      : []),
    ...(tooHigh.length > 0
      ? [`starved  too high, because the machine was starved: ${tooHigh.join(', ')}`]
      : []),
  ];
}

function sayRoundTrips(counted: RoundTrips | undefined): string[] {
  if (!counted) return [];
  const say = ({ trips, low, high }: RoundTrips['chat']) => `${trips} (${low} to ${high})`;
  const { start, beforeModel, afterModel, chat, chats } = counted;
  return [
    `trips    database round trips in series, with 95 % intervals, from ${chats} chats: message accepted after ` +
      `${say(start)}, model called after ${say(beforeModel)}, after the model ${say(afterModel)}, whole chat ${say(chat)}`,
  ];
}

function sayRoom(room: JudgedRoom | undefined): string[] {
  if (!room) return [];
  const { rate, addedMs, dropped, holds } = room;
  return [
    `         generator and doubles ${holds ? 'sustain' : 'do NOT sustain'} ${rate} chats/s without LibreChat (p95 ${addedMs} ms added, ${dropped} dropped)`,
  ];
}

function sloTable({ objectives, comparison }: SloStatement): string {
  const head = ['objective', 'at most', 'measured', 'samples', 'verdict'];
  const table = new Table({
    head: comparison ? [...head, 'since the baseline'] : head,
    style: { ...tableStyle, compact: true },
  });
  for (const judged of objectives) {
    const { id, statistic, objective, measured, unit, samples, verdict, interval } = judged;
    const range = interval ? ` (${say(interval.low, '')}to ${say(interval.high, unit)})` : '';
    const change = comparison?.changes.find((it) => it.id === id);
    const since = change ? `${inPercent(change.change)} ${change.verdict}` : '';
    table.push([
      id,
      `${statistic} ${say(objective, unit)}`,
      measured === null ? '' : `${say(measured, unit)}${range}`,
      samples,
      paint[verdict](verdict),
      ...(comparison ? [since] : []),
    ]);
  }
  return table.toString();
}

/** A value with its unit. */
export function say(value: number, unit: string): string {
  if (unit === 'ms') return `${Math.round(value)} ms`;
  if (unit === 'share') return `${Math.round(value * 10_000) / 100} %`;
  const rounded = Math.round(value * 1_000) / 1_000;
  return unit === 'score' ? String(rounded) : `${rounded} ${unit}`;
}

function inPercent(change: number): string {
  const percent = Math.round(change * 100);
  return `${percent > 0 ? '+' : ''}${percent} %`;
}
