import { styleText } from 'node:util';
import Table from 'cli-table3';
import { tableStyle } from '../table-style.ts';
import { wordOf } from '../upgrade/words.ts';
import { conclusionOf, type DrillStatement, figuresOf } from './statement.ts';

const colours = { kept: 'green', lost: 'red', 'not-judged': 'yellow' } as const;

/** The result for the terminal: a table, what was lost, and the conclusion. */
export function describeDrill(statement: DrillStatement): string {
  const table = new Table({ head: ['data', 'after the restore'], style: tableStyle });
  for (const { id, cell } of statement.rows)
    table.push([id, styleText(colours[cell.verdict], wordOf(cell))]);
  const explained = statement.rows.flatMap(({ id, cell }) =>
    cell.verdict === 'kept'
      ? []
      : [`${wordOf(cell)}  ${id}\n  ${(cell.message ?? '').replaceAll('\n', '\n  ')}`],
  );
  return [
    table.toString(),
    ...explained,
    '',
    figuresOf(statement),
    `verdict  ${styleText('bold', statement.verdict)}`,
    `         ${conclusionOf(statement)}`,
  ].join('\n');
}

/** The report to paste into a ticket. */
export function toMarkdown(statement: DrillStatement): string {
  const { run, rows, verdict } = statement;
  const says = rows.flatMap(({ id, cell }) =>
    cell.verdict === 'kept'
      ? []
      : [`- ${id}: ${(cell.message ?? '').replaceAll('`', "'").replaceAll('\n', ' ')}`],
  );
  return [
    `# Backup and restore: ${verdict}`,
    '',
    conclusionOf(statement),
    '',
    `- ${figuresOf(statement)}`,
    `- Folders: ${run.folders.join(', ')}.`,
    ...run.caveats.map((caveat) => `- ${caveat}`),
    `- Run of ${run.startedAt.slice(0, 10)}, suite ${run.suiteVersion}, ${(run.durationMs / 1_000).toFixed(0)} s.`,
    '',
    '| data | after the restore |',
    '|---|---|',
    ...rows.map(({ text, cell }) => `| ${text} | ${wordOf(cell)} |`),
    ...(says.length > 0 ? ['', ...says] : []),
    '',
  ].join('\n');
}
