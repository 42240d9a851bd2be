import type { JudgedCheck } from '../../fixtures/checks/judge.ts';
import type { Statement } from '../statement.ts';
import { byRequirement } from './grouping.ts';

/** The statement as Markdown, made to be pasted into a pull request. */
export function toMarkdown(statement: Statement): string {
  const { run, verdict, summary, checks } = statement;
  const counts = Object.entries(summary)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const notable = checks.filter((check) => check.verdict !== 'passed');
  return [
    `# LibreChat conformance: ${verdict}`,
    '',
    ...run.caveats.map((caveat) => `> **Note:** ${caveat}`),
    ...(run.caveats.length > 0 ? [''] : []),
    `Profile \`${run.profile}\` on target \`${run.target.kind}\` (${run.target.url}), LibreChat ${run.target.librechatVersion}, ${run.startedAt}, ${(run.durationMs / 1000).toFixed(1)} s, suite ${run.suiteVersion}.`,
    '',
    `**${counts.join(', ')}**`,
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
    ...notable.flatMap(details),
  ].join('\n');
}

function details(check: JudgedCheck): string[] {
  return [
    `## ${check.verdict}: \`${check.id}\``,
    '',
    `${check.level}: ${check.text} (${check.source})`,
    '',
    ...(check.message ? ['```', check.message, '```', ''] : []),
    ...(check.hint ? [`**How to mend it:** ${check.hint}`, ''] : []),
  ];
}
