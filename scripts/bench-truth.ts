import Table from 'cli-table3';
import { Command } from 'commander';
import { quantileSorted } from 'simple-statistics';
import {
  constant,
  type DelayOf,
  logNormal,
  oneSlow,
  startDelayedServer,
} from '../fixtures/load/delayed-server.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { tableStyle } from '../reports/table-style.ts';
import { measureServer } from './bench.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

/** Visits per second. The objective's metric has one sample per visit. */
const rate = 4;
const listsPerSecond = 20;
const seconds = 30;
const stallAtSeconds = 12;
const stallMs = 3_000;
const statistics = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

interface Case {
  readonly delayOf: DelayOf;
  readonly stalls?: true;
}

const cases: Readonly<Record<string, Case>> = {
  'constant 200 ms': { delayOf: constant(200) },
  'log-normal, median 100 ms, sigma 0.5': { delayOf: logNormal(100, 0.5) },
  'one in a hundred 1 s, else 50 ms': { delayOf: oneSlow(100, 50, 1_000) },
  '50 ms, and a stall of 3 s': { delayOf: constant(50), stalls: true },
};

const command = new Command('npm run bench:truth --')
  .description(
    'Measures a server with known delays and reports the error of the figures: at most 3 % or 5 ms.',
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand(command, async (_options, interrupted) => {
  const k6 = await provideK6(readSettings(), progress, interrupted);
  const table = new Table({
    head: ['delays', 'statistic', 'true', 'measured', 'error', ''],
    style: { ...tableStyle, compact: true },
  });
  let isTrue = true;
  for (const [name, { delayOf, stalls }] of Object.entries(cases)) {
    await using server = await startDelayedServer(delayOf);
    const profile = {
      summary: '',
      stages: [{ times: 1, seconds }],
      scenarios: [],
      blockSeconds: 5,
    };
    const running = measureServer(server, { profile, rate, k6, signal: interrupted });
    const stalling = stalls && stallOnce(server);
    const { summary } = await running;
    clearTimeout(stalling);
    const truth = (
      stalls ? expectedOfStall(server.injected.length) : [...server.injected]
    ).toSorted((a, b) => a - b);
    for (const [statistic, quantile] of statistics) {
      const expected = quantileSorted(truth, quantile);
      const measured = summary.value('list', statistic) ?? Number.NaN;
      const error = measured - expected;
      const holds = Math.abs(error) <= Math.max(5, 0.03 * expected);
      isTrue &&= holds;
      const inMs = (value: number) => `${value.toFixed(1)} ms`;
      table.push([
        name,
        statistic,
        inMs(expected),
        inMs(measured),
        inMs(error),
        holds ? 'holds' : 'OFF',
      ]);
    }
    progress(`${name}: ${summary.samples('list')} samples`);
  }
  progress(table.toString());
  return isTrue ? exitCodes.conforms : exitCodes.doesNotConform;
});

function stallOnce(server: Awaited<ReturnType<typeof startDelayedServer>>) {
  const wait = () => {
    // The clock of the run starts with its first request.
    if (server.injected.length === 0) return;
    clearInterval(waiting);
    setTimeout(() => server.stall(stallMs), stallAtSeconds * 1_000);
  };
  const waiting = setInterval(wait, 5);
  return waiting;
}

/**
 * What users who arrive at a constant rate experience. Calculated from the schedule only, so that a generator that waits
 * for the server (coordinated omission) is detected.
 */
function expectedOfStall(visits: number): number[] {
  return Array.from({ length: visits }, (_, n) => {
    const atMs = (n / listsPerSecond) * 1_000 - stallAtSeconds * 1_000;
    return 50 + (atMs >= 0 && atMs < stallMs ? stallMs - atMs : 0);
  });
}
