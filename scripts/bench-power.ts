import { Command } from 'commander';
import { logNormal, startDelayedServer } from '../fixtures/load/delayed-server.ts';
import { loadProfiles } from '../fixtures/load/profiles.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { compare, testStated } from '../fixtures/verdicts/load/compare.ts';
import type { JudgedObjective } from '../fixtures/verdicts/load/judge.ts';
import { measureServer } from './bench.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

/** Typical response times of LibreChat. See docs/verified.md. */
const medianMs = 100;
const sigma = 0.3;
const slower = 1.2;
const mayBeWrong = 0.05;
const runsAtOnce = 4;

const command = new Command('npm run bench:power --')
  .description(
    'Measures how often a smoke run with a baseline flags a server that became 20 % slower, and one that did not change.',
  )
  .option('--runs <number>', 'number of runs of each kind', '20')
  .option('--rate <number>', 'visits a second', '2')
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand<{ runs: string; rate: string }>(command, async (options, interrupted) => {
  const k6 = await provideK6(readSettings(), progress, interrupted);
  const smoke = async (factor: number): Promise<JudgedObjective[]> => {
    await using server = await startDelayedServer(logNormal(medianMs * factor, sigma));
    const run = {
      profile: loadProfiles.smoke,
      rate: Number(options.rate),
      k6,
      signal: interrupted,
    };
    return (await measureServer(server, run)).judged;
  };
  const runs = Number(options.runs);
  const baseline = await smoke(1);
  const flagged = { 'nothing added': 0, '20 % added': 0 };
  const waiting = Array.from({ length: runs }, () => Object.keys(flagged)).flat();
  const runSome = async () => {
    for (let kind = waiting.shift(); kind; kind = waiting.shift()) {
      const isSlower = kind === '20 % added';
      const changes = compare(await smoke(isSlower ? slower : 1), baseline);
      const worse = changes.filter(({ verdict }) => verdict !== 'same');
      if (worse.length > 0) flagged[kind as keyof typeof flagged] += 1;
      const says = changes.map(
        ({ id, change, p, verdict }) =>
          `${id} ${(change * 100).toFixed(0)} % (p ${p.toFixed(4)}) ${verdict}`,
      );
      progress(`${kind}: ${says.join(', ')}`);
    }
  };
  await Promise.all(Array.from({ length: runsAtOnce }, runSome));
  progress(`test: ${testStated}`);
  for (const [kind, count] of Object.entries(flagged))
    progress(`${kind}: flagged in ${count} of ${runs}`);
  const holds =
    flagged['20 % added'] >= runs * (1 - mayBeWrong) &&
    flagged['nothing added'] <= runs * mayBeWrong;
  return holds ? exitCodes.conforms : exitCodes.doesNotConform;
});
