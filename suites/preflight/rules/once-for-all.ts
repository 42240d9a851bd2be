import { grouped } from '../grouped.ts';
import type { Position } from '../reading/types.ts';
import type { Edit, Finding } from './rule.ts';

/** The end of a message about something that is in other lines as well. */
export function sameIn(others: readonly { readonly at: Position }[]): string {
  if (others.length === 0) return '';
  const lines = others.slice(0, 3).map(({ at }) => at.line);
  return ` The same in line${others.length > 1 ? 's' : ''} ${lines.join(', ')}${others.length > 3 ? ', …' : ''}.`;
}

/** Findings that say the same of several lines of a file, as one. Its edit changes all of them. */
export function onceForAll(findings: readonly Finding[]): Finding[] {
  const groups = grouped(findings, ({ at, message }) => `${at.file}\0${message}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ? [first] : [];
    const edits = [first, ...others].flatMap(editsOf);
    return [
      {
        ...first,
        message: first.message + sameIn(others),
        ...(edits.length > 0 ? { edit: edits } : {}),
      },
    ];
  });
}

const editsOf = ({ at, edit }: Finding): Edit[] =>
  [edit ?? []].flat().map((it) => ({ at, ...it }) as Edit);
