import { styleText } from 'node:util';
import { type JudgedPlateau, saturationSigns } from '../../fixtures/verdicts/capacity/plateau.ts';
import {
  type Estimate,
  estimateCapacity,
  precisionOf,
} from '../../fixtures/verdicts/capacity/posterior.ts';
import type { CapacityStatement } from './statement.ts';

/** One rate of a search, and what is known by then. */
export function describePlateau(plateau: JudgedPlateau, all: readonly JudgedPlateau[]): string {
  const { rate, answered, startMs, ownMs, held, broke, disturbed, foreign } = plateau;
  const failed = disturbed
    ? styleText('yellow', `does not count: others used ${foreign} processors`)
    : styleText('red', broke.join(', '));
  const result = held ? styleText('green', 'holds') : failed;
  const estimate = estimateCapacity(all);
  const isKnown = all.some((it) => !it.held);
  return [
    `${rate.toFixed(2)} chats/s: ${result}`,
    `${answered.toFixed(2)} answered, p95 ${inMs(startMs)} to accept, ${inMs(ownMs)} of LibreChat's own`,
    isKnown && precisionOf(estimate) < 1
      ? `capacity ${sayEstimate(estimate, 2)}, ±${inPercent(precisionOf(estimate))}`
      : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** The result of a search, for the terminal. */
export function describeCapacity(statement: CapacityStatement): string {
  const { run, verdict, chatsPerSecond, users, precision, broke, bottleneck, room } = statement;
  const { messagesPerHour, browsesPerMessage } = run.model;
  return [
    ...run.caveats.map((caveat) => `note     ${caveat}`),
    `capacity ${sayEstimate(chatsPerSecond, 1)} chats/s (95 % interval, ±${inPercent(precision)})`,
    `         ${sayEstimate(users, 0)} users, each ${messagesPerHour} messages an hour and ${browsesPerMessage} looks at old chats per message`,
    `missed   above that: ${sayBroke(broke)}`,
    `limit    ${sayBottleneck(statement)}`,
    ...(statement.chatsPerSecondPerProcessor === null
      ? []
      : [
          `per part ${statement.chatsPerSecondPerProcessor} chats/s per processor that LibreChat and MongoDB used, ${statement.usersPerGb} users per GB of their memory`,
        ]),
    ...(room
      ? [
          `room     generator and doubles ${room.holds ? 'sustain' : 'do NOT sustain'} ${room.rate} chats/s without LibreChat (p95 ${room.addedMs} ms added)`,
        ]
      : []),
    `verdict  ${verdicts[verdict]}; ${statement.plateaus.length} rates tried in ${Math.round(run.durationMs / 60_000)} min`,
    ...(bottleneck.part === 'k6' || bottleneck.part === 'Doubles'
      ? [`note     The limit was ${bottleneck.part}, not LibreChat.`]
      : []),
  ].join('\n');
}

const verdicts = {
  found: 'found',
  imprecise: 'imprecise: the interval is wider than ±10 %; run it again when the machine is idle',
  'not-reached': 'not reached: every objective held at every rate that was tried',
} as const;

/** An estimate with its interval. */
export function sayEstimate({ rate, low, high }: Estimate, digits: number): string {
  const say = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits });
  return `${say(rate)} (${say(low)} to ${say(high)})`;
}

function sayBroke(broke: CapacityStatement['broke']): string {
  const said = Object.entries(broke).map(
    ([id, times]) => `${saturationSigns[id as keyof typeof saturationSigns] ?? id} (${times}×)`,
  );
  return said.join(', ') || 'nothing';
}

function sayBottleneck({ bottleneck, run }: CapacityStatement): string {
  const { part, processors } = bottleneck;
  const used = Object.entries(processors).map(([name, value]) => `${name} ${value}`);
  const which =
    part === 'machine'
      ? `all ${run.machine.processors} processors of the machine were busy`
      : part === 'none'
        ? 'no processor was busy'
        : part;
  return `${which}; processors used: ${used.join(', ')}`;
}

const inMs = (value: number | null) => (value === null ? 'unknown' : `${Math.round(value)} ms`);
const inPercent = (share: number) => `${(share * 100).toFixed(0)} %`;
