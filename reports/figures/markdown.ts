import { chartsOf } from './charts.ts';
import type { CapacityFigure, ComparisonFigure, Figures, LoadFigure } from './figures.ts';
import { loadTable, sameRuns } from './loads.ts';
import { table } from './table.ts';

/** The figures as docs/figures.md; links are relative to docs/. */
export function toMarkdown(figures: Figures): string {
  const charts = Object.keys(chartsOf(figures));
  const latencies = sameRuns(figures.loads);
  const picture = (file: string, text: string) =>
    charts.includes(file) ? [`![${text}](images/${file})`, ''] : [];
  return [
    '# Load figures',
    '',
    'Capacity, latency and differences of LibreChat releases. A command generates this page from the files of the runs. Do not',
    'edit it; run the command again:',
    '',
    '```sh',
    'npm run figures -- docs/figures.json FILE…',
    '```',
    '',
    '`FILE…` are `capacity.json`, `compare.json` and `slo.json` files of new runs; [figures.json](figures.json) holds the earlier',
    'ones. [load.md](load.md) explains the commands and how they judge.',
    '',
    ...conditions(figures),
    '## Capacity',
    '',
    ...picture('figures-capacity.svg', 'Capacity of each release with its interval'),
    ...capacityTable(figures.capacities),
    '',
    '## One release against another',
    '',
    ...picture('figures-comparisons.svg', 'How much longer each step takes, with its interval'),
    ...figures.comparisons.flatMap(comparisonTable),
    ...(figures.comparisons.length === 0 ? ['No comparison was measured.', ''] : []),
    ...roundTripsTable(figures.loads),
    '## Latency',
    '',
    ...picture('figures-latency.svg', 'Latency of each release'),
    ...latencies.flatMap(loadTable),
    ...(latencies.length === 0 ? ['No load run was measured.', ''] : []),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

/** Where it was measured, and what was a stand-in. */
function conditions({ capacities, comparisons, loads }: Figures): string[] {
  const runs = [...capacities, ...comparisons, ...loads].map(({ run }) => run);
  const machines = runs.map(
    ({ machine }) =>
      `${machine.processors} processors (${machine.processor}), ${machine.memoryGb} GB of memory, shared with the load generator and the test doubles of the model providers`,
  );
  const lines = [...new Set([...machines, ...runs.flatMap(({ caveats }) => caveats)])];
  return [...lines.map((line) => `- ${line.replace(/\.$/, '')}.`), ''];
}

function capacityTable(capacities: readonly CapacityFigure[]): string[] {
  if (capacities.length === 0) return ['No capacity was measured.'];
  const head = [
    'release',
    'date',
    'chats per second',
    'users',
    'failed first',
    'limit',
    'chats per second and processor',
    'users per GB',
  ];
  const rows = capacities.map(({ run, verdict, chatsPerSecond, users, ...it }) => [
    run.target.librechatVersion,
    dateOf(run.startedAt),
    `${estimate(chatsPerSecond, 1)}${verdict === 'found' ? '' : `, ${verdict}`}`,
    estimate(users, 0),
    Object.keys(it.broke).slice(0, 2).join(', '),
    it.bottleneck.part,
    it.chatsPerSecondPerProcessor ?? '',
    it.usersPerGb ?? '',
  ]);
  const models = capacities.map(
    ({ run: { model } }) =>
      `A user sends ${model.messagesPerHour} messages an hour and looks at ${model.browsesPerMessage} old chats for each.`,
  );
  return [
    ...table(head, rows),
    '',
    ...new Set(models),
    'A processor and a GB are those that LibreChat and MongoDB used. Each row is a search of its own:',
    '',
    '```sh',
    ...new Set(capacities.map(commandOf)),
    '```',
  ];
}

/** A search begins with the rate that it is given. */
function commandOf({ plateaus: [first] = [] }: CapacityFigure): string {
  const rate = first ? ` --rate ${first.rate}` : '';
  return `npm run load -- --librechat-dir DIR --profile capacity${rate}`;
}

function comparisonTable({ run, rounds, metrics, verdict }: ComparisonFigure): string[] {
  const [a, b] = [run.a.librechatVersion, run.b.librechatVersion];
  const head = ['time to', a, a === b ? `${b} again` : b, 'more time', '95 % interval', 'verdict'];
  const rows = metrics.map((it) => [
    it.question,
    inMs(it.a),
    inMs(it.b),
    inPercent(it.effect),
    it.interval ? `${inPercent(it.interval.low)} to ${inPercent(it.interval.high)}` : '',
    it.verdict === 'not-worse' ? `not worse than ${Math.round(it.tolerated * 100)} %` : it.verdict,
  ]);
  return [
    `### ${a} and ${b}, ${run.startedAt.slice(0, 16).replace('T', ' ')}`,
    '',
    `${verdict === 'not-worse' ? 'Not worse' : verdict === 'worse' ? 'Worse' : 'Undecided'}, from ${rounds} rounds. The times are medians.`,
    '',
    ...table(head, rows),
    '',
    '```sh',
    `npm run compare -- --a DIR --b DIR --rounds ${rounds} --seconds ${run.secondsPerRound} --visitors ${run.visitors}`,
    '```',
    '',
  ];
}

/** What does not depend on the machine: how often a chat waits for the database. */
function roundTripsTable(loads: readonly LoadFigure[]): string[] {
  const rows = loads.flatMap(({ run, roundTrips }) => {
    if (!roundTrips) return [];
    const { start, beforeModel, afterModel, chat } = roundTrips;
    return [[run.target.librechatVersion, ...[start, beforeModel, afterModel, chat].map(trips)]];
  });
  if (rows.length === 0) return [];
  const head = ['release', 'to accept', 'to call the model', 'after the model', 'whole chat'];
  return [
    '## Database round trips of a chat',
    '',
    'One after another, with 95 % intervals. Each costs the network delay between LibreChat and its database. The machine does not matter.',
    '',
    ...table(head, rows),
    '',
    '```sh',
    'npm run load -- --librechat-dir DIR --profile round-trips',
    '```',
    '',
  ];
}

const trips = (it: { readonly trips: number; readonly low: number; readonly high: number }) =>
  `${it.trips} (${it.low} to ${it.high})`;

function estimate({ rate, low, high }: CapacityFigure['users'], digits: number): string {
  const say = (value: number) => value.toLocaleString('en', { maximumFractionDigits: digits });
  return `${say(rate)} (${say(low)} to ${say(high)})`;
}

const dateOf = (startedAt: string) => startedAt.slice(0, 10);
const inMs = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

function inPercent(share: number): string {
  const percent = Math.round(share * 1_000) / 10 || 0;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(1)} %`;
}
