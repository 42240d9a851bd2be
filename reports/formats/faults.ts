import type { FaultRow } from '../../fixtures/checks/fault-row.ts';

/** The table of faults as Markdown: what each fault that was played did to the people of the deployment. */
export function faultTable(rows: readonly FaultRow[]): string[] {
  if (rows.length === 0) return [];
  return [
    '## Faults',
    '',
    'What people see while a fault lasts and what it leaves behind, as the checks measured it in this run. An empty cell was not measured.',
    '',
    '| fault | people see | after | lost | works again after | /readyz |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${cellsOf(row).map(escaped).join(' | ')} |`),
    '',
  ];
}

function cellsOf({ fault, seen, lost, backMs, readiness }: FaultRow): string[] {
  return [
    fault,
    seen.map(({ what }) => what).join('; '),
    seen.map(({ afterMs }) => seconds(afterMs)).join('; '),
    lost ? lost.join(', ') || 'nothing' : '',
    backMs === undefined ? '' : seconds(backMs),
    readiness ? `${readiness.answer}, ${readiness.isTrue ? 'true' : 'not true'}` : '',
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
