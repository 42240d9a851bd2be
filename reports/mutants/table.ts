import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { MisnamedCause } from '../../fixtures/verdicts/mutants/causes.ts';
import type { JudgedMutant } from '../../fixtures/verdicts/mutants/score.ts';
import { tableStyle } from '../table-style.ts';
import type { MutantsStatement } from './statement.ts';

/** The result of a run for the terminal: a table by area, then each mutant that was not killed, with details. */
export function describeMutants(statement: MutantsStatement): string {
  const { mutants, notJudged, neverFailed, causes, score, run } = statement;
  const notKilled = mutants.filter(({ verdict }) => verdict !== 'killed');
  const killed = mutants.length - notKilled.length;
  return [
    tableOf(statement),
    ...notKilled.flatMap(describe),
    ...notJudged.map(
      ({ mutant, check, reason }) =>
        `${styleText('yellow', 'not judged')}    ${mutant} → ${check}\n  ${reason}`,
    ),
    ...neverFailed.map(
      (check) =>
        `${styleText('red', 'never failed')}  ${check}: no mutant of this run made it fail. Does its check body assert anything?`,
    ),
    ...causes.misnamed.map(sayMisnamed),
    ...(causes.judged > 0 ? [sayCauses(causes)] : []),
    `score    ${styleText('bold', `${(score * 100).toFixed(1)} %`)} (${killed} of ${mutants.length} killed)${run.complete ? '' : ', run not complete'}`,
    `time     ${(run.durationMs / 1_000).toFixed(0)} s`,
  ].join('\n');
}

const sayCauses = ({ judged, misnamed, share }: MutantsStatement['causes']) =>
  `causes   ${styleText('bold', `${(share * 100).toFixed(1)} %`)} (the report named the cause in ${judged - misnamed.length} of ${judged} failed checks)`;

const sayMisnamed = ({ mutant, check, cause, named, shown }: MisnamedCause) =>
  `${styleText('yellow', 'wrong cause')}   ${mutant} → ${check}\n  expected ${cause}, named ${named ?? 'none'}${shown.map((line) => `\n  ${line.replaceAll('\n', '\n  ')}`).join('')}`;

function describe({
  id,
  verdict,
  why,
  source,
  violates,
  killedBy,
  message,
}: JudgedMutant): string[] {
  const colour =
    verdict === 'survived'
      ? (text: string) => styleText('red', text)
      : (text: string) => styleText('magenta', text);
  return [
    `${colour(verdict.padEnd(12))}  ${id}`,
    `  ${why}`,
    ...(source ? [styleText('dim', `  ${source}`)] : []),
    `  should fail  ${violates.join(', ')}`,
    `  failed       ${killedBy.join(', ') || 'no check'}`,
    ...(message ? [`  results      ${message.replaceAll('\n', '\n               ')}`] : []),
  ];
}

function tableOf({ mutants, notJudged }: MutantsStatement): string {
  const areas = [
    ...new Set([...mutants, ...notJudged.map(({ mutant: id }) => ({ id }))].map(areaOf)),
  ];
  const table = new Table({
    head: ['area', 'killed', 'survived', 'misdiagnosed', 'not judged'],
    style: tableStyle,
  });
  for (const area of areas) {
    const ofArea = mutants.filter((it) => areaOf(it) === area);
    const count = (verdict: string) => ofArea.filter((it) => it.verdict === verdict).length;
    const unjudged = notJudged.filter(({ mutant }) => areaOf({ id: mutant }) === area).length;
    table.push([area, count('killed'), count('survived'), count('misdiagnosed'), unjudged]);
  }
  return table.toString();
}

/** A mutant's id begins with its area. */
function areaOf({ id }: { id: string }): string {
  return id.split('.')[0] ?? id;
}
