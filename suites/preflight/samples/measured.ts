import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const verdict = z.enum(['true', 'noise', 'false']);
type Verdict = z.infer<typeof verdict>;

const schema = z.array(
  z.strictObject({
    project: z.int(),
    /** The rules had not seen it when they were first run on it. */
    isUnseen: z.boolean().default(false),
    /** Somebody read it for faults. */
    isRead: z.boolean().default(true),
    /** True faults that preflight does not find. */
    missed: z
      .array(z.strictObject({ kind: z.int().min(1).max(20), fault: z.string() }))
      .default([]),
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(['error', 'warning']),
        count: z.int(),
        verdict: z.preprocess(String, verdict),
        reason: z.string().optional(),
      }),
    ),
  }),
);

type Project = z.infer<typeof schema>[number];

/** Rules that advise: what they find is true almost everywhere, and nothing breaks by it. They do not count for recall. */
const advice: readonly string[] = [
  ...['compose.no-librechat', 'config.images-public', 'config.outdated-version', 'config.unread'],
  ...['depends.without-condition', 'dockerfile.base-moves', 'env.deprecated'],
  ...['env.not-in-repository', 'health.constant', 'health.missing', 'helm.tag-moves'],
  ...['image.code-replaced', 'image.latest', 'interpolation.unset', 'limits.banned-at-once'],
  ...['limits.login-by-address', 'login.open-to-anyone', 'makefile.not-phony'],
  ...['makefile.up-without-wait', 'memory.not-read-by-node', 'mongodb.end-of-life'],
  ...['mongodb.without-password', 'reading.encrypted', 'restart.missing', 'secrets.example-value'],
  ...['secrets.guessable'],
];

/** Shares of judged findings, 0 to 1. */
export interface Shares {
  readonly findings: number;
  readonly noise: number;
  readonly false: number;
}

/** What preflight said of public projects, each finding judged by hand: the content of measured.yaml. */
export interface Measured {
  readonly projects: number;
  readonly all: Shares;
  readonly errors: Shares;
  /** Faults of the projects that somebody read for them; several findings of a rule in one project are one fault. */
  readonly faults: { readonly found: number; readonly missed: number };
  readonly rules: readonly string[];
}

/** @param onlyUnseen only the projects that the rules had not seen when they were first run on them */
export function measured(onlyUnseen = false): Measured {
  const text = readFileSync(join(import.meta.dirname, 'measured.yaml'), 'utf8');
  const projects = schema.parse(parse(text)).filter(({ isUnseen }) => isUnseen || !onlyUnseen);
  const findings = projects.flatMap((project) => project.findings);
  const read = projects.filter(({ isRead }) => isRead);
  return {
    projects: projects.length,
    all: sharesOf(findings),
    errors: sharesOf(findings.filter(({ severity }) => severity === 'error')),
    faults: {
      found: read.reduce((total, project) => total + faultsFound(project), 0),
      missed: read.reduce((total, { missed }) => total + missed.length, 0),
    },
    rules: [...new Set(findings.map(({ rule }) => rule)), ...advice],
  };
}

function sharesOf(findings: Project['findings']): Shares {
  const count = (wanted?: Verdict) =>
    findings
      .filter((it) => !wanted || it.verdict === wanted)
      .reduce((total, { count: more }) => total + more, 0);
  const all = count();
  return { findings: all, noise: count('noise') / all, false: count('false') / all };
}

const faultsFound = ({ findings }: Project) =>
  new Set(
    findings
      .filter((it) => it.verdict === 'true' && !advice.includes(it.rule))
      .map(({ rule }) => rule),
  ).size;
