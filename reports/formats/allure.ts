import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AllureReport, resolveConfig } from '@allurereport/core';
import { ContentType, LabelName, Stage, Status } from 'allure-js-commons';
import { FileSystemWriter, ReporterRuntime } from 'allure-js-commons/sdk/reporter';
import type { CheckVerdict } from '../../fixtures/checks/types.ts';
import { citedInMarkdown } from '../../fixtures/sources/index.ts';
import type { JudgedCheck } from '../../fixtures/verdicts/conformance.ts';
import type { JudgedObjective, SloVerdict } from '../../fixtures/verdicts/load/judge.ts';
import type { FindingRecord } from '../preflight/record.ts';
import type { SloStatement } from '../slo/statement.ts';
import { say } from '../slo/terminal.ts';
import type { Statement } from '../statement.ts';
import { citationOf, requirementOf } from './grouping.ts';
import { causeLines } from './markdown.ts';

const statusOf: Record<CheckVerdict, Status> = {
  passed: Status.PASSED,
  warning: Status.PASSED,
  'known-deviation': Status.PASSED,
  failed: Status.FAILED,
  skipped: Status.SKIPPED,
  'not-reached': Status.BROKEN,
  error: Status.BROKEN,
};

/** Categories distinguish problems of the deployment from problems of the suite. */
const categories = [
  { name: 'The deployment does not conform', matchedStatuses: [Status.FAILED] },
  {
    name: 'Not judged: an earlier step failed',
    matchedStatuses: [Status.BROKEN],
    messageRegex: '^not-reached:[\\s\\S]*',
  },
  {
    name: 'Error of the suite',
    matchedStatuses: [Status.BROKEN],
    messageRegex: '^error:[\\s\\S]*',
  },
];

/**
 * Writes Allure results, one per check, and generates the report. The history of earlier runs is kept
 * next to it.
 */
export async function writeAllureReport(statement: Statement, directory: string): Promise<void> {
  const resultsDir = join(directory, 'allure-results');
  const output = join(directory, 'allure-report');
  for (const old of [resultsDir, output]) rmSync(old, { recursive: true, force: true });
  const runtime = new ReporterRuntime({
    writer: new FileSystemWriter({ resultsDir }),
    categories,
    environmentInfo: {
      target: statement.run.target.kind,
      LibreChat: statement.run.target.librechatVersion,
      profile: statement.run.profile,
      suite: statement.run.suiteVersion,
    },
  });
  for (const check of statement.checks) writeResult(runtime, check, statement);
  for (const finding of statement.preflight ?? []) writeFinding(runtime, finding, statement);
  runtime.writeEnvironmentInfo();
  runtime.writeCategoriesDefinitions();

  await makeReport(directory, `LibreChat conformance: ${statement.verdict}`);
}

/**
 * Adds the objectives of a load run to the existing results, replacing those of an earlier run, and generates the
 * report again.
 */
export async function addSloToAllureReport(
  statement: SloStatement,
  directory: string,
): Promise<void> {
  const resultsDir = join(directory, 'allure-results');
  mkdirSync(resultsDir, { recursive: true });
  for (const file of readdirSync(resultsDir))
    if (
      file.endsWith('-result.json') &&
      readFileSync(join(resultsDir, file), 'utf8').includes(loadEpic)
    )
      rmSync(join(resultsDir, file));
  const runtime = new ReporterRuntime({ writer: new FileSystemWriter({ resultsDir }) });
  for (const objective of statement.objectives) writeObjective(runtime, objective, statement);
  await makeReport(directory, `LibreChat under load: ${statement.verdict}`);
}

async function makeReport(directory: string, name: string): Promise<void> {
  const resultsDir = join(directory, 'allure-results');
  const output = join(directory, 'allure-report');
  rmSync(output, { recursive: true, force: true });
  const config = await resolveConfig(
    { name, plugins: awesome },
    {
      output,
      historyPath: join(directory, 'allure-history.jsonl'),
      historyLimit: 50,
    },
  );
  const report = new AllureReport(config);
  await report.start();
  await report.readDirectory(resultsDir);
  await report.done();
}

const awesome = {
  awesome: { options: { groupBy: ['epic', 'feature', 'story'], reportLanguage: 'en' as const } },
};

function writeResult(runtime: ReporterRuntime, check: JudgedCheck, { run }: Statement): void {
  const { phase, area, sentence, source } = requirementOf(check.id);
  const citation = citationOf(check.id);
  const start = Date.parse(run.startedAt);
  const uuid = runtime.startTest({
    name: `${check.id}: ${check.text}`,
    fullName: check.id,
    testCaseId: check.id,
    historyId: `${run.target.kind}:${check.id}`,
    stage: Stage.FINISHED,
    start,
    status: statusOf[check.verdict],
    statusDetails: { message: `${check.verdict}: ${check.message ?? ''}` },
    description: [
      `**${check.level}** ${check.text}`,
      `Source: ${citation ? citedInMarkdown(citation) : check.source}`,
      `Requirement: ${sentence}${source ? ` (${citedInMarkdown([source])})` : ''}`,
      ...(check.observed
        ? [`Observed:\n\n${check.observed.map((it) => `- ${it}`).join('\n')}`]
        : []),
      ...causeLines(check.causes ?? []),
    ].join('\n\n'),
    labels: [
      { name: LabelName.EPIC, value: phase },
      { name: LabelName.FEATURE, value: area },
      { name: LabelName.STORY, value: sentence },
      { name: LabelName.SEVERITY, value: check.level === 'MUST' ? 'critical' : 'minor' },
      { name: LabelName.TAG, value: check.level },
      { name: LabelName.TAG, value: check.verdict },
    ],
  });
  for (const path of check.evidence ?? [])
    runtime.writeAttachment(uuid, null, path.split('/').at(-1) ?? path, path, {
      contentType: contentTypeOf(path),
    });
  runtime.stopTest(uuid, { stop: start + check.durationMs });
  runtime.writeTest(uuid);
}

/** A preflight finding. It does not count for the verdict, but an error is shown as failed. */
function writeFinding(runtime: ReporterRuntime, finding: FindingRecord, { run }: Statement): void {
  const { rule, severity, file, line, message, fix } = finding;
  const start = Date.parse(run.startedAt);
  const uuid = runtime.startTest({
    name: `${rule}: ${message}`,
    fullName: `${rule} ${file}:${line}`,
    testCaseId: rule,
    historyId: `preflight:${rule}:${file}:${line}`,
    stage: Stage.FINISHED,
    start,
    status: severity === 'error' ? Status.FAILED : Status.PASSED,
    statusDetails: { message: `${severity} in ${file}:${line}: ${message}` },
    description: `Fix: ${fix}`,
    labels: [
      { name: LabelName.EPIC, value: "The deployment's files" },
      { name: LabelName.FEATURE, value: file },
      { name: LabelName.STORY, value: rule.split('.')[0] ?? rule },
      { name: LabelName.SEVERITY, value: severity === 'error' ? 'critical' : 'minor' },
      { name: LabelName.TAG, value: severity },
    ],
  });
  runtime.stopTest(uuid, { stop: start });
  runtime.writeTest(uuid);
}

const loadEpic = 'Response times under load';
const statusOfObjective: Record<SloVerdict, Status> = {
  passed: Status.PASSED,
  failed: Status.FAILED,
  'not-reached': Status.BROKEN,
  inconclusive: Status.BROKEN,
};

function writeObjective(
  runtime: ReporterRuntime,
  objective: JudgedObjective,
  { run }: SloStatement,
): void {
  const { id, question, unit, measured, samples } = objective;
  const start = Date.parse(run.startedAt);
  const seen = measured === null ? 'nothing' : say(measured, unit);
  const uuid = runtime.startTest({
    name: `${id}: ${question}`,
    fullName: id,
    testCaseId: id,
    historyId: `${run.target.kind}:${run.profile}:${id}`,
    stage: Stage.FINISHED,
    start,
    status: statusOfObjective[objective.verdict],
    statusDetails: {
      message: `${objective.verdict}: expected at most ${say(objective.objective, unit)} (${objective.statistic}), measured ${seen} in ${samples} samples`,
    },
    description: [question, `Source: ${objective.source}`].join('\n\n'),
    labels: [
      { name: LabelName.EPIC, value: loadEpic },
      { name: LabelName.FEATURE, value: `Profile ${run.profile}` },
      { name: LabelName.STORY, value: id.split('.')[0] ?? id },
      { name: LabelName.TAG, value: objective.verdict },
    ],
  });
  runtime.stopTest(uuid, { stop: start + run.durationMs });
  runtime.writeTest(uuid);
}

function contentTypeOf(path: string): string {
  if (path.endsWith('.png')) return ContentType.PNG;
  if (path.endsWith('.zip')) return 'application/vnd.allure.playwright-trace';
  return ContentType.TEXT;
}
