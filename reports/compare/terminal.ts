import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { DuetRound } from '../../fixtures/load/duet/round.ts';
import {
  type DuetVerdict,
  type JudgedMetric,
  judgeDuet,
} from '../../fixtures/verdicts/duet/judge.ts';
import { tableStyle } from '../table-style.ts';
import { type CompareStatement, namesOf } from './statement.ts';

const colours = { worse: 'red', 'not-worse': 'green', undecided: 'yellow' } as const;

/** The result of a comparison, for the terminal. */
export function describeComparison(statement: CompareStatement): string {
  const { run, metrics, failures, verdict, rounds } = statement;
  const names = namesOf(run);
  const table = new Table({
    head: [
      'time to',
      `a: ${names.a}`,
      `b: ${names.b}`,
      'b takes',
      '95 % interval',
      'pairs',
      'verdict',
    ],
    style: { ...tableStyle, compact: true },
  });
  for (const metric of metrics)
    table.push([
      metric.question,
      inMs(metric.a),
      inMs(metric.b),
      inPercent(metric.effect),
      sayInterval(metric),
      metric.pairs,
      styleText(colours[metric.verdict], sayVerdict(metric.verdict, metric.tolerated)),
    ]);
  return [
    table.toString(),
    ...run.caveats.map((caveat) => `note     ${caveat}`),
    `failures ${failures.failedOnly.a} visits failed only at a, ${failures.failedOnly.b} only at b, of ${failures.visits}`,
    ...failures.failures.b.map((failure) => `         b: ${failure}`),
    `verdict  ${styleText(colours[verdict], sayOverall(statement))} (rounds: ${rounds})`,
  ].join('\n');
}

/** What one round showed, in one line. */
export function describeRound(round: DuetRound): string {
  const { metrics } = judgeDuet([round]);
  const effects = metrics.map(({ id, effect }) => `${id} ${inPercent(effect)}`);
  return `${round.visits} visits; b takes ${effects.join(', ')}`;
}

function sayVerdict(verdict: DuetVerdict, tolerated: number): string {
  return verdict === 'not-worse' ? `not worse than ${Math.round(tolerated * 100)} %` : verdict;
}

function sayOverall({ verdict, metrics, failures, minutesMore }: CompareStatement): string {
  const worse = metrics.filter((it) => it.verdict === 'worse').map(({ id }) => id);
  if (verdict === 'worse')
    return `worse: ${[...worse, ...(failures.verdict === 'worse' ? ['failures'] : [])].join(', ')}`;
  if (verdict === 'not-worse') return 'not worse';
  return minutesMore ? `undecided: about ${minutesMore} minutes more would decide` : 'undecided';
}

function sayInterval({ interval }: JudgedMetric): string {
  return interval ? `${inPercent(interval.low)} to ${inPercent(interval.high)}` : 'none yet';
}

const inMs = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/** A share as a signed percentage. */
function inPercent(share: number): string {
  const percent = Math.round(share * 1_000) / 10;
  return `${percent > 0 ? '+' : ''}${(percent || 0).toFixed(1)} %`;
}
