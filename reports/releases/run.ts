import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkVerdicts, runVerdicts } from '../../fixtures/checks/types.ts';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { nameOf, provenReleases } from '../../fixtures/releases/proven.ts';
import { compareReleases, parseRelease } from '../../fixtures/releases/release.ts';
import { targetKinds } from '../../fixtures/settings.ts';

/** The page is public: paths of the machine that ran the suite are left out. */
const withoutPaths = (text: string) => text.replaceAll(/ ?(\/[\w.@+-]+){2,}\/?/g, '');

const targetSchema = z.object({
  kind: z.enum(targetKinds),
  parts: z.record(z.string(), z.string().transform(withoutPaths)),
});

const runSchema = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  suiteVersion: z.string(),
  profile: z.string(),
  caveats: z.array(z.string()),
});

const verdictSchema = z.enum(runVerdicts);

/** What the table takes from a conformance.json; other fields may be there. */
const statementSchema = z.object({
  schema: z.literal(1),
  run: runSchema.extend({
    grep: z.string().optional(),
    target: targetSchema.extend({ librechatVersion: z.string() }),
  }),
  verdict: verdictSchema,
  checks: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      verdict: z.enum(checkVerdicts),
      message: z.string().optional(),
    }),
  ),
});

const redSchema = z.object({
  /** The sentence that did not hold. */
  text: z.string(),
  /** The first line of the message. */
  seen: z.string(),
  /** Reason and link of a known deviation. */
  known: z.string().optional(),
});

const keptRunSchema = runSchema.extend({
  release: z.string(),
  target: targetSchema,
  verdict: verdictSchema,
  /** The verdict of each check, by its id. */
  checks: z.record(z.string(), z.enum(checkVerdicts)),
  /** What was seen of each check that did not hold, by its id. */
  red: z.record(z.string(), redSchema),
});

const keptSchema = z.object({ schema: z.literal(1), runs: z.array(keptRunSchema).min(1) });

/** One run on one release, with what the table and its comparisons need. releases.json keeps it in this form. */
export type ReleaseRun = z.infer<typeof keptRunSchema>;

/**
 * The runs in the given files: conformance.json files, and the releases.json that an earlier call wrote. Newest first, a
 * run that two files hold once.
 * @throws UserError when a file is neither, holds a part of a run or a release that is not proven, or when the runs are
 * of different profiles
 */
export function readRuns(files: readonly string[]): ReleaseRun[] {
  const read = files.flatMap((file) => runsIn(file).map((run) => ({ file, run })));
  const [first] = read;
  const other = read.find(({ run }) => run.profile !== first?.run.profile);
  if (first && other)
    throw new UserError(
      `${first.file} is a run of the profile ${first.run.profile}, ${other.file} of the profile ${other.run.profile}.`,
      { remedy: 'Name runs of one profile only; the table is made with --profile all.' },
    );
  const byId = new Map(read.map(({ run }) => [run.id, run]));
  return [...byId.values()].toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}

function runsIn(file: string): ReleaseRun[] {
  const content = readJson(file);
  const kept = keptSchema.safeParse(content);
  const runs = kept.success ? kept.data.runs : [runOfStatement(file, content)];
  for (const { release } of runs) assertIsProven(file, release);
  return runs;
}

function readJson(file: string): unknown {
  const remedy = 'Name the conformance.json of a run; a run writes it to reports/out/.';
  if (!existsSync(file)) throw new UserError(`${file} does not exist.`, { remedy });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UserError(`${file} is not JSON: ${(cause as Error).message}`, { remedy, cause });
  }
}

function runOfStatement(file: string, content: unknown): ReleaseRun {
  const parsed = statementSchema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(`${file} is not a conformance.json: ${sayIssue(issue)}.`, {
      remedy: 'Name the conformance.json of a run, or the releases.json of an earlier table.',
    });
  }
  const { run, verdict, checks } = parsed.data;
  const { grep, target, ...rest } = run;
  if (grep !== undefined)
    throw new UserError(`${file} is a part of a run: it was made with --grep ${grep}.`, {
      remedy: 'Run the whole profile, without --grep.',
    });
  const { librechatVersion: release, ...where } = target;
  const red = checks.filter((check) => isRed(check.verdict));
  return {
    ...rest,
    release,
    target: where,
    verdict,
    checks: Object.fromEntries(checks.map((check) => [check.id, check.verdict])),
    red: Object.fromEntries(
      red.map(({ id, text, message = '' }) => {
        const known = /^Known: (.+)$/m.exec(message)?.[1];
        return [id, { text, seen: inOneLine(message), ...(known ? { known } : {}) }];
      }),
    ),
  };
}

function sayIssue(issue: z.core.$ZodIssue | undefined): string {
  const path = issue?.path.map(String).join('.');
  return path ? `${path}: ${issue?.message}` : String(issue?.message);
}

function assertIsProven(file: string, release: string): void {
  if (!parseRelease(release))
    throw new UserError(
      release === 'reference'
        ? `${file} is a run on the bundled reference server, not on a LibreChat release.`
        : `${file} does not say which release of LibreChat it is about (${release}).`,
      { remedy: 'Run a release: npm run conformance -- --librechat-dir DIR --profile all' },
    );
  if (provenReleases.some((it) => compareReleases(it.release, release) === 0)) return;
  const listed = provenReleases.map((it) => nameOf(it.release)).join(', ');
  throw new UserError(
    `${file} is a run on ${release}, which is not listed as proven. Listed: ${listed}.`,
    { remedy: 'Add the release to fixtures/releases/proven.ts, with its commit and date.' },
  );
}

/** Whether a verdict says that the requirement does not hold. */
export function isRed(verdict: string | undefined): boolean {
  return verdict === 'failed' || verdict === 'warning' || verdict === 'known-deviation';
}

/** The first line of a message; with what was seen, where that line says what was expected. */
function inOneLine(message: string): string {
  const lines = message.split('\n').map((line) => line.trim().replaceAll(/\s+/g, ' '));
  const first = lines.find((line) => line && !line.startsWith('Known: ')) ?? '';
  const seen = first.startsWith('Expected') ? lines.find((line) => line.startsWith('Seen')) : '';
  const text = seen ? `${first}; ${seen}` : first;
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
