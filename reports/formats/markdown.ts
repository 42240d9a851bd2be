import { type Candidate, unsupported } from '../../fixtures/checks/diagnosis.ts';
import { citedInMarkdown } from '../../fixtures/sources/index.ts';
import type { JudgedCheck } from '../../fixtures/verdicts/conformance.ts';
import { sayCounts } from '../counts.ts';
import type { FindingRecord } from '../preflight/record.ts';
import type { Statement } from '../statement.ts';
import { byRequirement, citationOf } from './grouping.ts';

/** The statement as Markdown, to paste into a pull request. */
export function toMarkdown(statement: Statement): string {
  const { run, verdict, checks } = statement;
  const notable = checks.filter((check) => check.verdict !== 'passed');
  return [
    `# LibreChat conformance: ${verdict}`,
    '',
    ...run.caveats.map((caveat) => `> **Note:** ${caveat}`),
    ...(run.caveats.length > 0 ? [''] : []),
    `Profile \`${run.profile}\` on target \`${run.target.kind}\` (${run.target.url}), LibreChat ${run.target.librechatVersion}, ${run.startedAt}, ${(run.durationMs / 1000).toFixed(1)} s, suite ${run.suiteVersion}.`,
    '',
    `**${sayCounts(checks.map((check) => check.verdict))}**`,
    '',
    '| requirement | check | level | verdict |',
    '|---|---|---|---|',
    ...byRequirement(checks).flatMap(([{ sentence }, group]) =>
      group.map(
        (check, index) =>
          `| ${index === 0 ? sentence : ''} | \`${check.id}\` | ${check.level} | ${check.verdict} |`,
      ),
    ),
    '',
    ...Object.entries(run.target.parts).map(([part, what]) => `- ${part}: ${what}`),
    '',
    ...figuresIn(checks),
    ...notable.flatMap(details),
    ...(statement.preflight ? inFiles(statement.preflight) : []),
  ].join('\n');
}

/** What was measured around the checks. */
function figuresIn(checks: readonly JudgedCheck[]): string[] {
  const rows = checks.flatMap(({ id, figures = [] }) =>
    figures.map(({ text, value, unit }) => `| \`${id}\` | ${cell(text)} | ${value} ${unit} |`),
  );
  if (rows.length === 0) return [];
  return [
    '## Figures',
    '',
    'Measured once, on the machine of this run. They do not count for the verdict.',
    '',
    '| check | figure | value |',
    '|---|---|---|',
    ...rows,
    '',
  ];
}

/** The preflight findings, or a sentence that there are none. */
function inFiles(findings: readonly FindingRecord[]): string[] {
  const rows = findings.map(
    ({ severity, file, line, rule, message, fix }) =>
      `| ${severity} | \`${file}:${line}\` | \`${rule}\` | ${cell(message)} | ${cell(fix)} |`,
  );
  return [
    "## The deployment's files",
    '',
    rows.length > 0
      ? 'Preflight found these problems before the start. They do not count for the verdict.'
      : 'Preflight found no problems.',
    '',
    ...(rows.length > 0
      ? ['| severity | place | rule | problem | fix |', '|---|---|---|---|---|']
      : []),
    ...rows,
    '',
  ];
}

const cell = (text: string) => text.replaceAll('|', '\\|');

function details(check: JudgedCheck): string[] {
  const citation = citationOf(check.id);
  return [
    `## ${check.verdict}: \`${check.id}\``,
    '',
    `${check.level}: ${check.text}`,
    '',
    `Source: ${citation ? citedInMarkdown(citation) : check.source}`,
    '',
    ...(check.message ? ['```', check.message, '```', ''] : []),
    ...(check.observed ? ['Observed:', '', '```', ...check.observed, '```', ''] : []),
    ...causeLines(check.causes ?? []),
  ];
}

/** The supported cause with its evidence, or all candidates. */
export function causeLines(candidates: readonly Candidate[]): string[] {
  const [first] = candidates;
  if (!first) return [];
  if (first.shownBy)
    return [
      `**Cause:** ${first.text} Shown by: \`${first.shownBy}\``,
      '',
      `**Fix:** ${first.fix}`,
      '',
    ];
  return [
    `${unsupported} Candidates:`,
    '',
    ...candidates.map(({ text, fix }) => `- ${text} **Fix:** ${fix}`),
    '',
  ];
}
