import { styleText } from 'node:util';
import Table from 'cli-table3';
import { tableStyle } from '../table-style.ts';
import { conclusionOf, outcomes, type RollingStatement } from './statement.ts';

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** The result for the terminal: a table, what was lost, and the conclusion. */
export function describeRolling(statement: RollingStatement): string {
  const table = new Table({ head: ['chats begun', ...outcomes], style: tableStyle });
  for (const { text, chats } of statement.phases)
    table.push([text, ...outcomes.map((it) => String(chats[it]))]);
  return [
    table.toString(),
    ...remarksOf(statement),
    '',
    `verdict  ${styleText('bold', statement.verdict)}`,
    `         ${conclusionOf(statement)}`,
  ].join('\n');
}

/** The report to paste into a ticket. */
export function toMarkdown(statement: RollingStatement): string {
  const { run, phases, verdict } = statement;
  return [
    `# Rolling upgrade ${run.from} → ${run.to}: ${verdict}`,
    '',
    conclusionOf(statement),
    '',
    ...run.caveats.map((caveat) => `- ${caveat}`),
    `- The replicas of ${run.to} were ready after ${run.startMs.map(seconds).join(' and ')}.`,
    `- Run of ${run.startedAt.slice(0, 10)}, suite ${run.suiteVersion}, ${seconds(run.durationMs)}.`,
    '',
    `| chats begun | ${outcomes.join(' | ')} |`,
    `|---|${outcomes.map(() => '---').join('|')}|`,
    ...phases.map(
      ({ text, chats }) => `| ${text} | ${outcomes.map((it) => chats[it]).join(' | ')} |`,
    ),
    '',
    ...remarksOf(statement).map((line) => `- ${line.replaceAll('`', "'")}`),
    '',
  ].join('\n');
}

function remarksOf({ phases, people }: RollingStatement): string[] {
  return [
    ...phases.flatMap(({ text, messages }) => messages.map((message) => `${text}: ${message}`)),
    ...[...new Set(people.loggedOut)].map((message) => `logged out: ${message}`),
  ];
}
