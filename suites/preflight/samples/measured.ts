import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const verdict = z.enum(['true', 'noise', 'false']);

const schema = z.array(
  z.strictObject({
    project: z.int(),
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
}

export function measured(): Measured {
  const text = readFileSync(join(import.meta.dirname, 'measured.yaml'), 'utf8');
  const projects = schema.parse(parse(text));
  const findings = projects.flatMap((project) => project.findings);
  const sum = (wanted: z.infer<typeof verdict>) =>
    findings.filter((it) => it.verdict === wanted).reduce((total, { count }) => total + count, 0);
  return {
    projects: projects.length,
    verdicts: { true: sum('true'), noise: sum('noise'), false: sum('false') },
    rules: [...new Set(findings.map(({ rule }) => rule))],
  };
}
