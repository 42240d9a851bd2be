import { styleText } from 'node:util';
import { type Candidate, unsupported } from '../fixtures/checks/diagnosis.ts';
import type { CheckVerdict, RunVerdict } from '../fixtures/checks/types.ts';
import { citedLines } from '../fixtures/sources/index.ts';
import type { JudgedCheck } from '../fixtures/verdicts/conformance.ts';
import { byUrgency, sayCounts } from './counts.ts';
import { byRequirement, citationOf } from './formats/grouping.ts';
import type { FindingRecord } from './preflight/record.ts';
import type { JudgedShape, Statement } from './statement.ts';

const marks: Record<CheckVerdict, (text: string) => string> = {
  passed: (text) => styleText('green', `✓ ${text}`),
  failed: (text) => styleText('red', `✗ ${text}`),
  warning: (text) => styleText('yellow', `! ${text}`),
  'known-deviation': (text) => styleText('yellow', `~ ${text}`),
  skipped: (text) => styleText('dim', `- ${text}`),
  'not-reached': (text) => styleText('magenta', `? ${text}`),
  error: (text) => styleText('red', `E ${text}`),
};

const colours: Record<RunVerdict, (text: string) => string> = {
  conforms: (text: string) => styleText('green', text),
  partial: (text: string) => styleText('yellow', text),
  incomplete: (text: string) => styleText('magenta', text),
  'does-not-conform': (text: string) => styleText('red', text),
};

const isQuiet = ({ verdict }: JudgedCheck) => verdict === 'passed' || verdict === 'skipped';

/** Every check that did not pass, with details; what needs attention first comes first. */
export function problemLines(checks: readonly JudgedCheck[]): string[] {
  return checks
    .filter((check) => !isQuiet(check))
    .toSorted((a, b) => byUrgency.indexOf(a.verdict) - byUrgency.indexOf(b.verdict))
    .flatMap((check) => ['', ...problem(check)]);
}

/** The result of a run: the requirements in the plan's order, notes, verdict and times. */
export function summaryLines(
  statement: Statement,
  times: { readonly start: number; readonly checks: number; readonly reports: number },
): string[] {
  const { verdict, run, checks, preflight } = statement;
  const colour = colours[verdict];
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    ...requirementLines(checks),
    '',
    ...run.caveats.map((caveat) => `${styleText('yellow', 'note')}     ${caveat}`),
    ...skippedLines(checks),
    ...(preflight ? [`files    ${inShort(preflight)}`] : []),
    ...shapeLines(run.shapes),
    `verdict  ${colour(styleText('bold', verdict))} (${sayCounts(checks.map((check) => check.verdict))})`,
    `time     start ${seconds(times.start)}, checks ${seconds(times.checks)}, reports ${seconds(times.reports)}`,
  ];
}

function problem(check: JudgedCheck): string[] {
  const time =
    check.durationMs > 0 ? styleText('dim', `  ${(check.durationMs / 1000).toFixed(1)} s`) : '';
  return [
    `${marks[check.verdict](check.verdict)}  ${styleText('bold', check.id)}${time}`,
    ...detailsOf(check).flatMap(([label, text]) => detail(label, text)),
  ];
}

function detail(label: string, text: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  return [
    `  ${styleText('dim', label.padEnd(9))}${first}`,
    ...rest.map((line) => `${' '.repeat(11)}${line}`),
  ];
}

function detailsOf(check: JudgedCheck): [string, string][] {
  const violated = check.hint !== undefined;
  const details: [string, string][] = [[check.level, wrapped(check.text)]];
  if (check.message) details.push([violated ? 'result' : 'reason', check.message]);
  if (check.observed) details.push(['observed', check.observed.join('\n')]);
  const citation = citationOf(check.id);
  if (violated) details.push(['source', citation ? citedLines(citation).join('\n') : check.source]);
  details.push(...causeDetails(check.causes ?? []));
  if (check.evidence?.length) details.push(['evidence', check.evidence.join('\n')]);
  return details;
}

/** The supported cause with its evidence, or the candidates when nothing that was observed supports one. */
function causeDetails(candidates: readonly Candidate[]): [string, string][] {
  const [first] = candidates;
  if (!first) return [];
  if (first.shownBy)
    return [
      ['cause', wrapped(first.text)],
      ['shown by', first.shownBy],
      ['fix', wrapped(first.fix)],
    ];
  return [
    ['causes', unsupported],
    ...candidates.flatMap(({ text, fix }): [string, string][] => [
      ['possible', wrapped(text)],
      ['fix', wrapped(fix)],
    ]),
  ];
}

/** Breaks a sentence into lines of at most 96 characters, at spaces. */
function wrapped(sentence: string): string {
  return sentence.replaceAll(/(.{1,96})(?:\s+|$)/g, '$1\n').trimEnd();
}

/** One line for each requirement, and below it the checks that did not pass. */
function requirementLines(checks: readonly JudgedCheck[]): string[] {
  const groups = byRequirement(checks);
  const width = Math.max(...groups.map(([{ sentence }]) => sentence.length));
  return groups.flatMap(([{ sentence }, group], index) => {
    const verdicts = group.map(({ verdict }) => verdict);
    const worst = byUrgency.find((verdict) => verdicts.includes(verdict)) ?? 'skipped';
    return [
      ...(index === 0 ? [''] : []),
      `${marks[worst](sentence.padEnd(width))}  ${sayCounts(verdicts)}`,
      ...group
        .filter((check) => !isQuiet(check))
        .map(({ verdict, id }) => `    ${marks[verdict](verdict)}  ${id}`),
    ];
  });
}

/** What each shape cost, where there was more than the plan's. */
function shapeLines(shapes: readonly JudgedShape[]): string[] {
  if (shapes.length < 2) return [];
  const costs = shapes.map(({ name, startMs }) => `${name} ${(startMs / 1_000).toFixed(1)} s`);
  return [`shapes   ${costs.join(', ')} to start`];
}

/** Why checks were skipped: each reason once, with the number of checks. */
function skippedLines(checks: readonly JudgedCheck[]): string[] {
  const skipped = checks.filter(({ verdict }) => verdict === 'skipped');
  const byReason = Map.groupBy(skipped, ({ message }) => message ?? 'no reason given');
  return [...byReason].map(([reason, group]) => `skipped  ${group.length}: ${reason}`);
}

function inShort(findings: readonly FindingRecord[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return `preflight found ${errors} errors and ${findings.length - errors} warnings, listed in conformance.md`;
}
