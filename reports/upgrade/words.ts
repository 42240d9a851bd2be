import type { Cell, Row, Stage } from '../../fixtures/upgrade/verdict.ts';
import type { UpgradeStatement } from './statement.ts';

/** What a reader wants to know first. */
export function conclusionOf({ verdict, wayBack, run }: UpgradeStatement): string {
  const { from, to } = run;
  const up = {
    conforms: `${to} keeps everything that ${from} stored.`,
    'does-not-conform': `Do not upgrade: ${to} does not keep everything that ${from} stored.`,
    incomplete: `Some kinds of data could not be judged.`,
    partial: `Some kinds of data could not be judged.`,
  }[verdict];
  const back = {
    safe: `After the way back, ${from} finds everything, also what ${to} wrote.`,
    'loses-data': `The way back to ${from} loses data.`,
    'not-judged': `The way back to ${from} was not judged for every kind of data.`,
  }[wayBack];
  return `${up} ${back}`;
}

/** The title of each column. */
export function columnsOf({
  run: { from, to },
}: UpgradeStatement): Readonly<Record<Stage, string>> {
  return {
    oldOnNew: `${from} → ${to}`,
    newOnNew: `written on ${to}`,
    oldOnOld: `back on ${from}`,
    newOnOld: `of ${to}, on ${from}`,
  };
}

/** A verdict as a word of the table. */
export function wordOf({ verdict }: Cell): string {
  return verdict === 'not-judged' ? 'not judged' : verdict;
}

/** The cells of a row that need an explanation. */
export function explained({ cells }: Row): [Stage, Cell & { readonly message: string }][] {
  return (Object.entries(cells) as [Stage, Cell][]).flatMap(([stage, cell]) =>
    cell.verdict === 'kept' || !cell.message
      ? []
      : [[stage, { ...cell, message: cell.message }] as [Stage, Cell & { message: string }]],
  );
}
