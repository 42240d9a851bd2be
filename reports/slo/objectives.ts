import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../fixtures/kernel/errors.ts';
import {
  type LoadProfileName,
  loadProfileNames,
  type ScenarioName,
  scenarioNames,
} from '../../fixtures/load/profiles.ts';

export const objectivesFile = fileURLToPath(new URL('../slo.yaml', import.meta.url));

/** The metrics that can have an objective, with the statistics that they support. */
const times = ['p50', 'p75', 'p95', 'p99', 'max'] as const;
const metrics: Readonly<Record<string, readonly string[]>> = {
  'browser_web_vital_lcp{scenario:page,page:chat}': times,
  'browser_web_vital_inp{scenario:page,page:chat}': times,
  'browser_web_vital_cls{scenario:page,page:chat}': times,
  'browser_web_vital_lcp{scenario:page,page:login}': times,
  'browser_web_vital_cls{scenario:page,page:login}': times,
  login: times,
  chat_start: times,
  chat_completion: times,
  chat_completion_own: times,
  first_token: times,
  first_token_own: times,
  token_gap_own: times,
  list: times,
  open: times,
  search: times,
  refresh: times,
  api: times,
  slow_calls: ['rate'],
  errors: ['rate'],
  wrong_answers: ['rate'],
  dropped_iterations: ['count'],
  server_memory_growth: ['slope'],
};

const objectiveSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  question: z.string(),
  scenario: z.array(z.enum(scenarioNames)).min(1),
  /** Judged in this profile only. */
  profile: z.enum(loadProfileNames).optional(),
  metric: z.enum(Object.keys(metrics) as [string, ...string[]]),
  statistic: z.enum([...times, 'rate', 'count', 'slope']),
  objective: z.number().nonnegative(),
  unit: z.enum(['ms', 'score', 'share', 'visits', 'MB/h']),
  source: z.string(),
});

/** A response-time or error-rate objective: it holds if the measured value is at most `objective`. */
export type Objective = z.infer<typeof objectiveSchema>;

/**
 * Reads slo.yaml.
 * @throws UserError that names file, line, objective and the allowed values
 */
export function readObjectives(file = objectivesFile): Objective[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) throw faulty(`${file}: ${fault.message.split('\n')[0]}`);
  const parsed = z.array(objectiveSchema).safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map((it) => (typeof it === 'symbol' ? String(it) : it)) ?? [];
    const holder = document.getIn(path.slice(0, 1), true) as { range?: [number] } | undefined;
    const id = document.getIn([path[0], 'id']) ?? 'an objective without an id';
    const { line } = lines.linePos(holder?.range?.[0] ?? 0);
    throw faulty(`${file}:${line}: ${id}: ${path.slice(1).join('.')}: ${issue?.message}`);
  }
  for (const { id, metric, statistic } of parsed.data)
    if (!metrics[metric]?.includes(statistic))
      throw faulty(
        `${file}: ${id}: ${metric} does not support ${statistic}, only ${metrics[metric]?.join(', ')}`,
      );
  return parsed.data;
}

function faulty(message: string): UserError {
  return new UserError(message, {
    remedy: 'Correct it. The comment at the top of the file lists the allowed values.',
  });
}

/** The objectives that a run with these scenarios judges. */
export function askedIn(
  objectives: readonly Objective[],
  profile: LoadProfileName,
  scenarios: readonly ScenarioName[],
): Objective[] {
  return objectives.filter(
    (it) =>
      (it.profile ?? profile) === profile && it.scenario.some((name) => scenarios.includes(name)),
  );
}
