import { resolve } from 'node:path';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { commentFor, ignoringComments, unusedComments } from './ignore-comments.ts';
import { type Lint, lint } from './lint.ts';
import {
  hasExpired,
  ignoredFor,
  type Policy,
  policyFile,
  readPolicy,
  severityOf,
} from './policy.ts';
import type { Chosen } from './reading/choose.ts';
import { confirmedByCompose } from './reading/engine.ts';
import { kindOf } from './reading/files.ts';
import { gathered } from './reading/gather.ts';
import { scalar } from './reading/nodes.ts';
import { type Project, readProject } from './reading/project.ts';
import { concerns, isOfProfileOnly, isRelated } from './related.ts';
import { allRules } from './rules/index.ts';
import type { Finding, Rule, Severity } from './rules/rule.ts';

/** A finding with what its rule says about it. */
export interface JudgedFinding extends Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly fix: string;
}

/** A project and what is wrong with it, by file, line and column. */
export interface Preflight {
  readonly project: Project;
  readonly findings: readonly JudgedFinding[];
  /** Findings about services that have nothing to do with LibreChat; they do not count. */
  readonly others: readonly JudgedFinding[];
  /** Findings that the project's own preflight.yaml lets pass, with its reason. */
  readonly ignored: readonly { readonly finding: JudgedFinding; readonly reason: string }[];
  /** What of preflight.yaml no longer meets anything. */
  readonly notes: readonly string[];
  readonly lint: readonly Lint[];
}

export interface PreflightOptions {
  /** What fills in variables before .env does. */
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Asks `docker compose config` where it is installed. */
  readonly asksCompose: boolean;
  readonly chosen?: Chosen;
  /** The image of LibreChat to judge the files for, in place of the one that they name. */
  readonly image?: string;
}

/**
 * Judges a deployment's files without starting anything.
 * @throws UserError when the folder is not there or holds no deployment, or its preflight.yaml is wrong
 */
export async function preflight(given: string, options: PreflightOptions): Promise<Preflight> {
  const directory = resolve(given);
  const kind = kindOf(directory);
  if (kind !== 'folder')
    throw new UserError(`${given} ${kind ? 'is not a folder' : 'does not exist'}.`, {
      remedy: 'Name the folder of your deployment: npm run preflight -- DIR',
    });
  const rules = await allRules();
  const read = readProject(directory, options.environment, options.chosen);
  const policy = readPolicy(read.directory, rules);
  const asking =
    options.asksCompose && isSound(read, rules)
      ? confirmedByCompose(read, options.environment, options.signal)
      : read;
  const linted = lint(read);
  const project = withImage(await asking, options.image);
  const [all, others] = partition(
    findingsOf(project, rules, policy),
    ({ service, at }) => isRelated(project, service) && !isOfProfileOnly(project, at.file),
  );
  const comments = ignoringComments(project.files.all);
  const ignored = all.flatMap((finding) => {
    const entry =
      ignoredFor(policy, finding.rule.id, finding.at.file) ?? commentFor(comments, finding);
    return entry ? [{ finding, reason: entry.reason }] : [];
  });
  return {
    project,
    findings: all.filter((finding) => !ignored.some((it) => it.finding === finding)),
    others,
    ignored,
    notes: [...unusedIgnores(policy, all), ...unusedComments(comments, all, rules)],
    lint: linted,
  };
}

function withImage(project: Project, image: string | undefined): Project {
  const { librechat } = project;
  if (!image) return project;
  const at = librechat.image?.at ?? { file: project.composeFiles[0] ?? '', line: 1, column: 1 };
  return { ...project, librechat: { ...librechat, image: scalar(image, at) } };
}

/** Whether everything could be read: then Compose has something to add. */
function isSound({ problems }: Project, rules: readonly Rule[]): boolean {
  const errors = new Set(rules.filter(({ severity }) => severity === 'error').map(({ id }) => id));
  return !problems.some(({ rule }) => errors.has(rule));
}

function findingsOf(project: Project, rules: readonly Rule[], policy: Policy): JudgedFinding[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const concerning = project.problems.filter((problem) => concerns(project, problem));
  const read = gathered(concerning, project.dotenv).flatMap(({ rule: id, ...problem }) => {
    const rule = byId.get(id);
    const finding: Finding = problem;
    return rule ? [{ ...finding, rule }] : [];
  });
  const judged = isReadInPart(project)
    ? []
    : rules.flatMap((rule) =>
        [...(rule.check?.(project) ?? [])].map((finding) => ({ ...finding, rule })),
      );
  return distinct([...read, ...judged])
    .map((finding) => ({
      ...finding,
      severity: severityOf(finding.rule, policy, finding.severity ?? inTemplate(project, finding)),
      fix: finding.fix ?? finding.rule.fix,
    }))
    .sort(byPlace);
}

/** Compose refuses the project; what one of several compose files would change in the others is not known. */
const isReadInPart = ({ composeFiles, files, problems }: Project) =>
  composeFiles.length > 1 &&
  problems.some(
    ({ rule, at }) =>
      rule === 'reading.invalid-yaml' &&
      composeFiles.some((path) => files.nameOf(path) === at.file),
  );

/** What a template has is not what runs: people may still change it. */
function inTemplate({ files, dotenv }: Project, { at }: Finding): Severity | undefined {
  if (files.templates.has(at.file)) return 'warning';
  const line = files.all.find(({ name }) => name === at.file)?.text.split('\n')[at.line - 1] ?? '';
  const [, name = ''] = passedOn.exec(line) ?? [];
  return dotenv?.isTemplate && dotenv.variables.get(name)?.text ? 'warning' : undefined;
}

/** A value that is nothing but a variable of .env: `- MONGO_URI=${MONGO_URI}`. */
const passedOn = /[=:]\s*["']?\$\{?(\w+)(?::?-[^}]*)?\}?["']?\s*$/;

function partition<T>(all: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((item) => !isFirst(item))];
}

/** Several services may take one value from one place. */
function distinct<T extends Finding & { readonly rule: Rule }>(findings: readonly T[]): T[] {
  const keyOf = ({ rule, at, message }: T) =>
    [rule.id, at.file, at.line, at.column, message].join('\0');
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}

function byPlace({ at: a }: JudgedFinding, { at: b }: JudgedFinding): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

function unusedIgnores({ ignore }: Policy, findings: readonly JudgedFinding[]): string[] {
  const isUsed = ({ rule, file }: Policy['ignore'][number]) =>
    findings.some((finding) => finding.rule.id === rule && (!file || file === finding.at.file));
  return ignore.flatMap((entry) => {
    const { rule, file, until } = entry;
    const what = `${policyFile}: the entry for ${rule}${file ? ` in ${file}` : ''}`;
    if (hasExpired(until)) return [`${what} expired on ${until}.`];
    return isUsed(entry) ? [] : [`${what} matches no finding.`];
  });
}
