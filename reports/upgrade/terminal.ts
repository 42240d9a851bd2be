import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { JudgedUpgradeMutant } from '../../fixtures/upgrade/mutation.ts';
import { type Cell, stages } from '../../fixtures/upgrade/verdict.ts';
import { tableStyle } from '../table-style.ts';
import type { UpgradeStatement } from './statement.ts';
import { columnsOf, conclusionOf, explained, wordOf } from './words.ts';

const colours = { kept: 'green', lost: 'red', 'not-judged': 'yellow' } as const;

/** The result for the terminal: a table, what was lost, and the conclusion. */
export function describeUpgrade(statement: UpgradeStatement): string {
  const columns = columnsOf(statement);
  const table = new Table({
    head: ['data', ...stages.map((stage) => columns[stage])],
    style: tableStyle,
  });
  for (const { id, cells } of statement.rows)
    table.push([id, ...stages.map((stage) => sayCell(cells[stage]))]);
  return [
    table.toString(),
    ...statement.rows.flatMap((row) =>
      explained(row).map(
        ([stage, cell]) =>
          `${sayCell(cell)}  ${row.id}, ${columns[stage]}\n  ${cell.message.replaceAll('\n', '\n  ')}`,
      ),
    ),
    '',
    `verdict  ${styleText('bold', statement.verdict)}`,
    `         ${conclusionOf(statement)}`,
  ].join('\n');
}

function sayCell(cell: Cell): string {
  return styleText(colours[cell.verdict], wordOf(cell));
}

/** Whether each migration that loses data was noticed, and by the right row. */
export function describeUpgradeMutants(judged: readonly JudgedUpgradeMutant[]): string {
  const lines = judged.flatMap(({ id, verdict, green, unexpected }) => [
    `${styleText(verdict === 'killed' ? 'green' : 'red', verdict)}  ${id}`,
    ...(green.length > 0 ? [`  should be red: ${green.join(', ')}`] : []),
    ...(unexpected.length > 0 ? [`  red, but not broken: ${unexpected.join(', ')}`] : []),
  ]);
  const killed = judged.filter(({ verdict }) => verdict === 'killed').length;
  return ['', ...lines, `score    ${killed} of ${judged.length} killed`].join('\n');
}
