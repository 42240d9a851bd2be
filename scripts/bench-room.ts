import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { startLocalDoubles } from '../fixtures/doubles/local.ts';
import { measureRoom } from '../fixtures/load/room.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { makeWorkDirectory } from '../fixtures/stack/work-directory.ts';
import { judgeRoom, mostAddedMs } from '../reports/slo/room.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

const mostOverBare = 1.2;

const command = new Command('npm run bench:room --')
  .description(
    'Says whether generator and doubles hold a rate of chats without a LibreChat, and what a chat costs the generator beside a bare script of the same requests.',
  )
  .option('--rate <number>', 'chats a second: five times those at which a deployment breaks', '75')
  .allowExcessArguments(false)
  .showHelpAfterError('Remedy: --help lists the flags.');

await runCommand<{ rate: string }>(command, async ({ rate }, signal) => {
  const k6 = await provideK6(readSettings(), progress, signal);
  await using work = makeWorkDirectory();
  mkdirSync(work.path, { recursive: true });
  await using doubles = await startLocalDoubles({
    libreChatUrl: 'http://localhost',
    workDir: work.path,
  });
  const options = {
    provider: doubles.description.providers.openai,
    rate: Number(rate),
    k6,
    signal,
  };
  const room = await measureRoom(options);
  const bare = await measureRoom({ ...options, script: 'bare.ts' });
  const { addedMs, dropped, holds } = judgeRoom(room);
  const share = room.cpuPerChat / bare.cpuPerChat;
  progress(`${rate} chats/s for ${room.seconds} s: ${dropped} dropped`);
  progress(`added by generator and doubles: p95 ${addedMs} ms (at most ${mostAddedMs})`);
  const inMs = (perChat: number) => `${(perChat * 1_000).toFixed(2)} ms`;
  progress(
    `processor time a chat: ${inMs(room.cpuPerChat)}, bare ${inMs(bare.cpuPerChat)}: ${share.toFixed(2)} times (at most ${mostOverBare})`,
  );
  return holds && share <= mostOverBare ? exitCodes.conforms : exitCodes.doesNotConform;
});
