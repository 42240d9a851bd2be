import { stages } from '../../fixtures/upgrade/verdict.ts';
import type { UpgradeStatement } from './statement.ts';
import { columnsOf, conclusionOf, explained, wordOf } from './words.ts';

/** The report to paste into a ticket: conclusion, table, and what was lost. */
export function toMarkdown(statement: UpgradeStatement): string {
  const { run, rows, verdict } = statement;
  const columns = columnsOf(statement);
  const heads = ['data', ...stages.map((stage) => columns[stage])];
  return [
    `# Upgrade ${run.from} → ${run.to}: ${verdict}`,
    '',
    conclusionOf(statement),
    '',
    ...run.caveats.map((caveat) => `- ${caveat}`),
    `- Starts: ${run.starts.map(({ release, ms }) => `${release} ${(ms / 1_000).toFixed(1)} s`).join(', ')}.`,
    `- Run of ${run.startedAt.slice(0, 10)}, suite ${run.suiteVersion}, ${(run.durationMs / 1_000).toFixed(0)} s.`,
    '',
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---').join('|')}|`,
    ...rows.map(
      ({ text, cells }) =>
        `| ${text} | ${stages.map((stage) => wordOf(cells[stage])).join(' | ')} |`,
    ),
    '',
    ...rows.flatMap((row) => {
      const cells = explained(row);
      if (cells.length === 0) return [];
      const says = cells.flatMap(([stage, cell]) => [
        `- ${columns[stage]}: ${wordOf(cell)}`,
        ...cell.message.split('\n').map((line) => `  - \`${line.replaceAll('`', "'")}\``),
      ]);
      return [`## ${row.id}`, '', ...says, ''];
    }),
  ].join('\n');
}
