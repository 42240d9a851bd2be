import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { type FuzzFault, fuzzOnce } from '../suites/preflight/fuzz.ts';
import { runCommand } from './cli.ts';

interface Options {
  readonly seconds: string;
  readonly seed: string;
}

const command = new Command('node scripts/preflight-fuzz.ts')
  .description('Runs preflight on mutated projects; it must never crash nor take over two seconds.')
  .option('--seconds <n>', 'how long', '60')
  .option(
    '--seed <n>',
    'where the mutations start, to repeat a run',
    String(Date.now() % 1_000_000),
  );

await runCommand<Options>(command, async ({ seconds, seed }, interrupted) => {
  const endsAt = performance.now() + Number(seconds) * 1_000;
  const faults: FuzzFault[] = [];
  let next = Number(seed);
  await fuzzOnce(next);
  for (; performance.now() < endsAt && !interrupted.aborted; next++) {
    const fault = await fuzzOnce(next);
    if (!fault) continue;
    faults.push(fault);
    progress(`seed ${fault.seed}, ${fault.name}: ${fault.what}`);
  }
  progress(`${next - Number(seed)} mutated projects from seed ${seed}: ${faults.length} faults`);
  return faults.length > 0 ? exitCodes.doesNotConform : exitCodes.conforms;
});
