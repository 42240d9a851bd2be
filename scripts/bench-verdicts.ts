import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { benchVerdicts, kinds, type VerdictKind } from '../fixtures/runs/bench/verdicts.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { announceStack, deathOf } from '../fixtures/runs/running.ts';
import { readSettings } from '../fixtures/settings.ts';
import { acquireStack } from '../fixtures/stack/acquire.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { runCommand } from './cli.ts';

const all = Object.keys(kinds) as VerdictKind[];

const command = new Command('npm run bench:verdicts --')
  .description(
    'Judges smoke runs of a LibreChat: as it is, with a starved load generator, and slowed by 30 %. Reports how many verdicts are right.',
  )
  .requiredOption('--librechat-dir <dir>', 'an installed and built LibreChat source tree')
  .option('--runs <number>', 'number of runs of each kind', '10')
  .option('--rate <number>', 'visits a second', '2')
  .option('--only <kinds>', `separated by commas: ${all.join(', ')}`, all.join(','))
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

type Flags = Readonly<Record<'librechatDir' | 'runs' | 'rate' | 'only', string>>;

await runCommand<Flags>(command, async ({ librechatDir, runs, rate, only }, interrupted) => {
  const settings = readSettings({ CONFORMANCE_LIBRECHAT_DIR: librechatDir });
  const k6 = await provideK6(settings, progress, interrupted);
  await using stack = await acquireStack(settings, progress, interrupted);
  announceStack(stack);
  const right = await benchVerdicts({
    stack: stack.description,
    k6,
    chosen: all.filter((kind) => only.split(',').includes(kind)),
    runs: Number(runs),
    rate: Number(rate),
    signal: AbortSignal.any([interrupted, deathOf(stack)]),
  });
  return right ? exitCodes.conforms : exitCodes.doesNotConform;
});
