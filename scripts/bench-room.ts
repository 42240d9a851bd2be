import { mkdirSync } from 'node:fs';
import { Command } from 'commander';
import { median } from 'simple-statistics';
import { startLocalDoubles } from '../fixtures/doubles/local.ts';
import { makeWorkDirectory } from '../fixtures/kernel/work-directory.ts';
import { measureRoom } from '../fixtures/load/room.ts';
import { readSettings } from '../fixtures/settings.ts';
import { provideK6 } from '../fixtures/stack/provisioning/k6.ts';
import { judgeRoom, mostAddedMs } from '../fixtures/verdicts/load/room.ts';
import { exitCodes, progress, runCommand } from './cli.ts';

const mostOverBare = 1.2;
/** Both run alternately, because the machine's speed drifts. The medians are compared. */
const runsOfEach = 3;

const command = new Command('npm run bench:room --')
  .description(
    'Measures whether generator and doubles sustain a rate of chats without LibreChat, and what a chat costs the generator compared with a bare script of the same requests.',
  )
  .option('--rate <number>', 'chats per second: five times the capacity of the deployment', '75')
  .allowExcessArguments(false)
  .showHelpAfterError('Run with --help to list the flags.');

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
  const inMs = (perChat: number) => `${(perChat * 1_000).toFixed(2)} ms`;
  const costs: number[] = [];
  const bareCosts: number[] = [];
  let allHold = true;
  for (let run = 0; run < runsOfEach; run++) {
    const room = await measureRoom(options);
    const bare = await measureRoom({ ...options, script: 'bare.ts' });
    const { addedMs, dropped, holds } = judgeRoom(room);
    allHold &&= holds;
    costs.push(room.cpuPerChat);
    bareCosts.push(bare.cpuPerChat);
    progress(
      `${rate} chats/s for ${room.seconds} s: ${dropped} dropped, p95 ${addedMs} ms added (at most ${mostAddedMs}); ` +
        `processor time per chat ${inMs(room.cpuPerChat)}, bare ${inMs(bare.cpuPerChat)}`,
    );
  }
  const share = median(costs) / median(bareCosts);
  progress(
    `processor time per chat, medians: ${inMs(median(costs))}, bare ${inMs(median(bareCosts))}: ${share.toFixed(2)} times (at most ${mostOverBare})`,
  );
  return allHold && share <= mostOverBare ? exitCodes.conforms : exitCodes.doesNotConform;
});
