import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { progress } from '../fixtures/kernel/progress.ts';
import { exitCodes } from '../fixtures/runs/exit-codes.ts';
import { runCommand } from './cli.ts';

const command = new Command('npm run figures --')
  .description(
    'Generates docs/figures.md, its charts and docs/figures.json: capacity, latency and differences of LibreChat releases.',
  )
  .argument(
    '<files...>',
    'capacity.json, compare.json and slo.json of each run; add docs/figures.json to keep the earlier ones',
  )
  .showHelpAfterError('Run with --help to list the arguments.')
  .addHelpText('after', '\nExit codes: 0 written, 2 a file cannot be used, 130 interrupted.');

const images = join('docs', 'images');

await runCommand(command, async () => {
  const { readFigures } = await import('../reports/figures/figures.ts');
  const { chartsOf } = await import('../reports/figures/charts.ts');
  const { draw } = await import('../reports/figures/draw.ts');
  const { toMarkdown } = await import('../reports/figures/markdown.ts');
  const [files] = command.processedArgs as [string[]];
  const figures = readFigures(files);
  mkdirSync(images, { recursive: true });
  for (const [file, chart] of Object.entries(chartsOf(figures)))
    writeFileSync(join(images, file), `${await draw(chart)}\n`);
  writeFileSync('docs/figures.json', `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync('docs/figures.md', toMarkdown(figures));
  const { capacities, comparisons, loads } = figures;
  progress(
    `written  docs/figures.{md,json} (capacities: ${capacities.length}, comparisons: ${comparisons.length}, load runs: ${loads.length})`,
  );
  return exitCodes.conforms;
});
