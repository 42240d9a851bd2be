import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { bareEnvironment } from '../../../fixtures/settings.ts';
import { preflight } from '../preflight.ts';

/** Where the cases are. */
export const casesFolder = join(import.meta.dirname, 'cases');

const said = z.strictObject({
  rule: z.string(),
  file: z.string(),
  line: z.int(),
  /** A word that the message must hold. */
  text: z.string().optional(),
});
const schema = z.record(
  z.string(),
  z.strictObject({
    source: z.string(),
    /** Each must be found. */
    says: z.array(said),
    /** Rules that must not be found. */
    never: z.array(z.string()).default([]),
  }),
);

/** A reduced deployment with what preflight must say of it. */
export type Case = z.infer<typeof schema>[string];

/** The cases by their folder's name. */
export const cases: Readonly<Record<string, Case>> = schema.parse(
  parse(readFileSync(join(casesFolder, 'expected.yaml'), 'utf8')),
);

/** How preflight answered one case. */
export interface CaseResult {
  readonly name: string;
  /** What must be said, and was. */
  readonly found: readonly string[];
  /** What must be said, and was not. */
  readonly missed: readonly string[];
  /** What was said and must not be: a rule of `never`, or an error that nobody expects. */
  readonly falseAlarms: readonly string[];
  /** Warnings that the case is not about. */
  readonly more: readonly string[];
}

/** Judges a case in a copy of its folder: beside the suite's own files git and .env would mean something else. */
export async function judgeCase(name: string): Promise<CaseResult> {
  const expected = cases[name];
  if (!expected) throw new Error(`There is no case ${name}.`);
  const directory = mkdtempSync(join(tmpdir(), 'preflight-case-'));
  try {
    cpSync(join(casesFolder, name), directory, { recursive: true });
    asRepository(directory);
    const environment = bareEnvironment({}) as NodeJS.ProcessEnv;
    const signal = AbortSignal.timeout(20_000);
    const { findings } = await preflight(directory, { environment, signal, asksCompose: false });
    return compare(
      name,
      expected,
      findings.map(({ rule, at, message, severity }) => ({
        rule: rule.id,
        message,
        severity,
        ...at,
      })),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function asRepository(directory: string): void {
  const path = join(directory, 'gitignore');
  if (!existsSync(path)) return;
  renameSync(path, join(directory, '.gitignore'));
  execFileSync('git', ['init', '--quiet'], { cwd: directory });
  execFileSync('git', ['add', '--all'], { cwd: directory });
}

interface Said {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly severity: string;
}

function compare(name: string, { says, never }: Case, findings: readonly Said[]): CaseResult {
  const shown = ({ rule, file, line }: { rule: string; file: string; line: number }) =>
    `${rule} ${file}:${line}`;
  const meets = (one: Case['says'][number], other: Said) =>
    one.rule === other.rule &&
    one.file === other.file &&
    one.line === other.line &&
    (!one.text || other.message.includes(one.text));
  const isExpected = (finding: Said) => says.some((one) => meets(one, finding));
  const isFalse = ({ rule, severity }: Said) => never.includes(rule) || severity === 'error';
  const rest = findings.filter((finding) => !isExpected(finding));
  return {
    name,
    found: says.filter((one) => findings.some((finding) => meets(one, finding))).map(shown),
    missed: says.filter((one) => !findings.some((finding) => meets(one, finding))).map(shown),
    falseAlarms: rest.filter(isFalse).map(shown),
    more: rest.filter((finding) => !isFalse(finding)).map(shown),
  };
}
