import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const verdict = z.enum(['true', 'noise', 'false']);

const schema = z.array(
  z.strictObject({
    project: z.int(),
    /** The rules were written before anybody looked at it. */
    isUnseen: z.boolean().default(false),
    /** True faults that preflight does not find. */
    missed: z.array(z.string()).default([]),
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

/** What preflight said of public projects, each finding judged by hand: the content of measured.yaml. */
export interface Measured {
  readonly projects: number;
  readonly verdicts: Readonly<Record<z.infer<typeof verdict>, number>>;
  readonly rules: readonly string[];
  /** Errors alone. */
  readonly errors: Readonly<Record<z.infer<typeof verdict>, number>>;
  readonly missed: number;
}

export function measured(): Measured {
  const text = readFileSync(join(import.meta.dirname, 'measured.yaml'), 'utf8');
  const projects = schema.parse(parse(text));
  const findings = projects.flatMap((project) => project.findings);
  const count = (wanted: z.infer<typeof verdict>, all: typeof findings) =>
    all.filter((it) => it.verdict === wanted).reduce((total, { count: more }) => total + more, 0);
  const verdictsOf = (all: typeof findings) => ({
    true: count('true', all),
    noise: count('noise', all),
    false: count('false', all),
  });
  return {
    projects: projects.length,
    verdicts: verdictsOf(findings),
    errors: verdictsOf(findings.filter(({ severity }) => severity === 'error')),
    missed: projects.reduce((total, { missed }) => total + missed.length, 0),
    rules: [...new Set(findings.map(({ rule }) => rule))],
  };
}
