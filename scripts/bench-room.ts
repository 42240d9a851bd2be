import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { benchRoom } from '../fixtures/runs/bench/room.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run bench:room --')
  .description(
    'Measures whether generator and doubles sustain a rate of chats without LibreChat, and what a chat costs the generator compared with a bare script of the same requests.',
  )
  .option('--rate <number>', 'chats per second: five times the capacity of the deployment', '75')
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

await runCommand<{ rate: string }>(command, async ({ rate }, signal) => {
  const k6 = await provideK6(readSettings(), progress, signal);
  const holds = await benchRoom({ rate: Number(rate), k6, signal });
  return holds ? exitCodes.conforms : exitCodes.doesNotConform;
});
