import { resolve } from 'node:path';
import { Command } from 'commander';
import { readSettings } from '../fixtures/settings.ts';
import { versionOf } from '../fixtures/stack/targets/checkout.ts';
import { makeWorkDirectory } from '../fixtures/stack/work-directory.ts';
import { kinds } from '../fixtures/upgrade/kinds.ts';
import { kindsOf, runUpgrade } from '../fixtures/upgrade/run.ts';
import { judgeUpgrade } from '../fixtures/upgrade/verdict.ts';
import { exitCodeOf, progress, runCommand } from './cli.ts';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly only?: string;
}
const command = new Command('npm run upgrade --')
  .requiredOption('--from <release>', 'x')
  .requiredOption('--to <release>', 'x')
  .option('--only <pattern>', 'x');

await runCommand<Options>(command, async ({ from, to, only }, signal) => {
  const settings = readSettings();
  const release = (directory: string, flag: string) => ({
    tree: resolve(directory),
    version: versionOf(resolve(directory), flag),
  });
  const [a, b] = [release(from, '--from'), release(to, '--to')];
  using work = makeWorkDirectory();
  const chosen = kindsOf(a.version, kinds).filter(({ id }) => !only || new RegExp(only).test(id));
  const run = await runUpgrade({
    from: a,
    to: b,
    kinds: chosen,
    settings,
    workDirectory: work.path,
    progress,
    signal,
  });
  for (const row of run.rows) {
    progress(
      `${row.id.padEnd(24)} ${Object.values(row.cells)
        .map((c) => c.verdict.padEnd(11))
        .join(' ')}`,
    );
    for (const [stage, cell] of Object.entries(row.cells))
      if (cell.message && cell.verdict !== 'kept')
        progress(`    ${stage}: ${cell.message.replaceAll('\n', '\n      ')}`);
  }
  const { verdict } = judgeUpgrade(run.rows);
  progress(verdict);
  return exitCodeOf[verdict];
});
