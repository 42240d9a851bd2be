import { styleText } from 'node:util';
import { citedLines } from '../../fixtures/sources/index.ts';
import type { JudgedFinding, Preflight } from '../../suites/preflight/preflight.ts';
import { shown } from './source-line.ts';

const colour = {
  error: (text: string) => styleText('red', text),
  warning: (text: string) => styleText('yellow', text),
} as const;

/** The findings for people: each with its line, what follows from it, and how to fix it. */
export function toText(result: Preflight): string {
  const { findings, others, ignored, notes, lint, project } = result;
  const lines = new Map(project.files.all.map(({ name, text }) => [name, text.split(/\r?\n/)]));
  const blocks = findings.map((finding) => block(finding, lines.get(finding.at.file)));
  const linted = lint.map(({ rule, file, line, message }) =>
    styleText('dim', `  ${file}:${line}  ${rule}  ${message}`),
  );
  return [
    ...blocks,
    ...(others.length > 0
      ? [`Other services of the project (does not count):\n${others.map(brief).join('\n')}\n`]
      : []),
    ...(lint.length > 0
      ? [`Compose lint by dclint (does not count):\n${linted.join('\n')}\n`]
      : []),
    ...ignored.map(({ finding, reason }) =>
      styleText('dim', `ignored  ${placeOf(finding)}  ${finding.rule.id}: ${reason}`),
    ),
    ...notes.map((note) => `${styleText('yellow', 'note')}     ${note}`),
    summary(result),
  ].join('\n');
}

const placeOf = ({ at }: JudgedFinding) => `${at.file}:${at.line}:${at.column}`;

const brief = (finding: JudgedFinding) =>
  styleText('dim', `  ${placeOf(finding)}  ${finding.rule.id}  ${finding.message}`);

function block(finding: JudgedFinding, lines: readonly string[] | undefined): string {
  const { rule, severity, at, message, fix } = finding;
  const line = lines?.[at.line - 1];
  const number = String(at.line);
  const source = line?.trim()
    ? [
        `  ${styleText('dim', `${number} |`)} ${shown(line)}`,
        `  ${' '.repeat(number.length)} ${styleText('dim', '|')} ${indentTo(line, at.column)}${colour[severity]('^')}`,
      ]
    : [];
  return [
    `${styleText('bold', placeOf(finding))}  ${colour[severity](severity)}  ${rule.id}`,
    ...source,
    `  ${message}`,
    `  ${styleText('dim', 'why')} ${rule.why}`,
    `  ${styleText('dim', 'fix')} ${fix}`,
    ...citedLines(rule.source).map((line) => styleText('dim', `  source ${line}`)),
    '',
  ].join('\n');
}

/** The white space before a column; tabs stay tabs, so that the caret stands below its character. */
const indentTo = (line: string, column: number) => line.slice(0, column - 1).replace(/[^\t]/g, ' ');

function summary({ findings, project }: Preflight): string {
  const count = (severity: string) =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const read = project.files.all.map(({ name }) => name).join(', ');
  const counts = `${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}`;
  const verdict =
    errors > 0
      ? styleText('red', counts)
      : warnings > 0
        ? styleText('yellow', counts)
        : styleText('green', 'no finding');
  return `preflight ${verdict} in ${read}`;
}
