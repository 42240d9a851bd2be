import { nameOf } from '../../fixtures/releases/proven.ts';
import type { Change, ReleaseChanges } from './changes.ts';
import type { FindingOnRelease, JudgedBug } from './real-bugs.ts';
import type { RedCheck, ReleasesReport } from './report.ts';
import type { Finding, ReleaseRow } from './rows.ts';
import { isRed } from './run.ts';

const upstream = 'https://github.com/danny-avila/LibreChat';

/** The report as docs/releases.md; links are relative to docs/. */
export function toMarkdown(report: ReleasesReport): string {
  const { releases, notes, red, changes, realBugs } = report;
  return [
    '# LibreChat releases',
    '',
    'The results of the conformance suite for each LibreChat release. A command generates this page from the',
    '`conformance.json` files of the runs. Do not edit it; run the command again:',
    '',
    '```sh',
    'npm run releases -- docs/releases.json FILE…',
    '```',
    '',
    '`FILE…` are the `conformance.json` files of new runs; `docs/releases.json` holds the earlier runs.',
    '[releases.json](releases.json) is this report for programs',
    '([schema](../reports/schemas/releases.schema.json)). [CONTRIBUTING](../CONTRIBUTING.md) explains how to add a release.',
    '',
    `Profile \`${report.profile}\`. The numbers are those of the newest run of each release.`,
    '',
    ...tableOf(releases),
    '',
    ...list(notes.map(text)),
    ...whereRunsDiffer(releases),
    '## Checks that do not pass',
    '',
    ...matrixOf(red, releases),
    '## What each release fixed and broke',
    '',
    'Each release is compared with the row before it, by the checks that were judged on both. A check that is red in one',
    'of several runs counts as red.',
    '',
    ...changes.flatMap(sayChanges),
    '## Real bugs',
    '',
    'Bugs that LibreChat had and fixed. A check that covers a bug is red on the newest release without the fix and green on',
    'the oldest release with it. Red means `failed`, `warning` or `known-deviation`.',
    '',
    ...bugTable(realBugs),
    '',
  ].join('\n');
}

function tableOf(releases: readonly ReleaseRow[]): string[] {
  return [
    '| release | verdict | passed | failed | warnings | known deviations | time | date | suite | ran on | runs |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...releases.map((row) => {
      const { counts } = row;
      return tableRow([
        `[${row.name}](${upstream}/commit/${row.commit})`,
        sayVerdict(row),
        counts.passed,
        counts.failed,
        counts.warning,
        counts['known-deviation'],
        sayTime(row.durationMs),
        row.startedAt.slice(0, 10),
        row.suiteVersion,
        row.ranOn,
        sayRuns(row),
      ]);
    }),
  ];
}

/** The verdict, with the counts that have no column. */
function sayVerdict({ verdict, counts }: ReleaseRow): string {
  const others = (['skipped', 'not-reached', 'error'] as const)
    .filter((it) => counts[it] > 0)
    .map((it) => `${counts[it]} ${it}`);
  return others.length > 0 ? `${verdict} (${others.join(', ')})` : verdict;
}

function sayTime(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function sayRuns({ runs, differing }: ReleaseRow): string {
  const count = Object.keys(differing).length;
  if (runs === 1) return '1';
  if (count === 0) return `${runs}, all verdicts agree`;
  return `${runs}, verdicts differ in ${count} ${count === 1 ? 'check' : 'checks'}`;
}

function whereRunsDiffer(releases: readonly ReleaseRow[]): string[] {
  const lines = releases.flatMap(({ name, differing }) =>
    Object.entries(differing).map(
      ([check, verdicts]) => `${name}: \`${check}\` was ${verdicts.join(', ')}.`,
    ),
  );
  if (lines.length === 0) return [];
  return [
    'Checks whose verdict differs between runs of one release, newest run first:',
    '',
    ...list(lines),
  ];
}

function matrixOf(red: readonly RedCheck[], releases: readonly ReleaseRow[]): string[] {
  if (red.length === 0) return ['Every check passes on every release.', ''];
  const kinds = new Set(releases.map(({ target }) => target.kind));
  const heads = releases.map(({ name, target }) =>
    kinds.size > 1 ? `${name}, ${target.kind}` : name,
  );
  const reasons = red.map(({ check, text: sentence, known }) => {
    const reason = known ? ` Known deviation: ${text(known)}` : '';
    return `\`${check}\`: ${text(sentence)}${reason}`;
  });
  return [
    tableRow(['check', ...heads]),
    tableRow(['check', ...heads].map(() => '---')),
    ...red.map(({ check, findings }) =>
      tableRow([`\`${check}\``, ...findings.map((it) => (it ? sayFinding(it) : 'not judged'))]),
    ),
    '',
    'The requirement behind each check, and the reason for each known deviation:',
    '',
    ...list(reasons),
  ];
}

function sayChanges({ from, to, target, compared, fixed, broke }: ReleaseChanges): string[] {
  const nothing = fixed.length + broke.length === 0;
  return [
    `### ${nameOf(from)} → ${nameOf(to)} (${target})`,
    '',
    ...(nothing
      ? [`No verdict changed in the ${compared} checks that were judged on both.`, '']
      : []),
    ...section('Fixed', fixed, ({ before }) => before),
    ...section('Broke', broke, ({ after }) => after),
  ];
}

function section(
  title: string,
  changes: readonly Change[],
  redSide: (it: Change) => Finding,
): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map((change) => {
    const { check, before, after } = change;
    const { red } = redSide(change);
    const known = red?.known ? ` Known deviation: ${text(red.known)}` : '';
    return `\`${check}\`: ${sayFinding(before)} → ${sayFinding(after)}${seenOf(red)}. ${text(red?.text ?? '')}${known}`;
  });
  return [`${title}:`, '', ...list(lines)];
}

function bugTable(bugs: readonly JudgedBug[]): string[] {
  const rows = bugs.flatMap(({ change, subject, since, checks, later, unseen }) => {
    const link = `[${change.slice(0, 9)}](${upstream}/commit/${change})`;
    const head = [link, text(subject), since];
    if (later)
      return [tableRow([...head, `none yet: ${text(later.area)}`, text(later.why), '', ''])];
    if (unseen) return [tableRow([...head, 'none can see it', text(unseen), '', ''])];
    return checks.map(({ check, before, after, confirmed }) =>
      tableRow([...head, `\`${check}\``, sayOn(before), sayOn(after), sayConfirmed(confirmed)]),
    );
  });
  return [
    '| upstream change | what was wrong | first release with the fix | check | before | after | red before, green after |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

function sayOn(finding: FindingOnRelease | undefined): string {
  if (!finding) return 'not judged';
  return `${nameOf(finding.release)}: ${sayFinding(finding)}${seenOf(finding.red)}`;
}

function sayConfirmed(confirmed: boolean | undefined): string {
  if (confirmed === undefined) return 'not judged on both';
  return confirmed ? 'yes' : '**no**';
}

function sayFinding({ verdict, inRuns, ofRuns }: Finding): string {
  const word = isRed(verdict) ? `**${verdict}**` : verdict;
  return inRuns === ofRuns ? word : `${word} in ${inRuns} of ${ofRuns} runs`;
}

/** The message as code: it may contain any character. */
function seenOf(red: Finding['red']): string {
  return red?.seen ? `; message: \`${red.seen.replaceAll('`', "'").replaceAll('|', '\\|')}\`` : '';
}

const tableRow = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

const list = (lines: readonly string[]) =>
  lines.length > 0 ? [...lines.map((line) => `- ${line}`), ''] : [];

/** A sentence of a statement as Markdown text. */
const text = (sentence: string) =>
  sentence.replaceAll('\n', ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
