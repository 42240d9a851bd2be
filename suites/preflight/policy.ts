import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { Files } from './reading/files.ts';
import { plainOf } from './reading/nodes.ts';
import { readYaml } from './reading/yaml.ts';
import type { Rule, Severity } from './rules/rule.ts';

/** The file of a project that says which findings weigh otherwise, and which do not count. */
export const policyFile = 'preflight.yaml';

const reason = z.string().trim().min(8, 'must say why, in a sentence');

/** The last day on which an entry holds. */
const until = z.iso.date('must be a date, such as 2027-03-31').optional();

const schema = z.strictObject({
  severity: z
    .array(z.strictObject({ rule: z.string(), as: z.enum(['error', 'warning']), reason }))
    .default([]),
  ignore: z
    .array(z.strictObject({ rule: z.string(), file: z.string().optional(), reason, until }))
    .default([]),
});

/** What a team decided about findings, each decision with its reason. */
export type Policy = z.infer<typeof schema>;

/** @throws UserError naming the entry that is wrong: an unknown rule, a missing reason */
export function readPolicy(directory: string, rules: readonly Rule[]): Policy {
  const path = join(directory, policyFile);
  if (!existsSync(path)) return schema.parse({});
  const fault = (what: string) =>
    new UserError(`${path}: ${what}`, {
      remedy: 'Correct it. docs/preflight.md shows the form and lists the rules.',
    });
  const files = new Files(directory);
  const file = files.read(path);
  const root = file && readYaml(file, files.problems);
  const [problem] = files.problems;
  if (problem) throw fault(`line ${problem.at.line}: ${problem.message}`);
  const parsed = schema.safeParse((root && plainOf(root)) ?? {});
  const issue = parsed.error?.issues[0];
  if (issue) throw fault(`${issue.path.join('.') || 'the file'}: ${issue.message}.`);
  const policy = schema.parse(parsed.data);
  for (const [list, entries] of Object.entries(policy))
    for (const { rule } of entries)
      if (!rules.some(({ id }) => id === rule)) throw fault(`${list}: no rule is called ${rule}.`);
  return policy;
}

/** @param weaker what the finding itself says, where it weighs less than its rule */
export const severityOf = (
  { id, severity }: Rule,
  policy: Policy,
  weaker: Severity | undefined,
): Severity => policy.severity.findLast(({ rule }) => rule === id)?.as ?? weaker ?? severity;

export const ignoredFor = (policy: Policy, rule: string, file: string) =>
  policy.ignore.find(
    (entry) =>
      entry.rule === rule && (!entry.file || entry.file === file) && !hasExpired(entry.until),
  );

/** Whether the last day of an entry is over. */
export const hasExpired = (day: string | undefined, now = new Date()): boolean =>
  day !== undefined && day < now.toISOString().slice(0, 10);
