import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { validateAction } from '@action-validator/core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findGoTool } from '../../fixtures/stack/provisioning/go-tools.ts';
import manifest from '../../package.json' with { type: 'json' };

const read = (file: string) => readFileSync(file, 'utf8');
const workflows = globSync('.github/workflows/*.yml');
const actions = ['action.yml', 'preflight/action.yml'];
const files = [...workflows, ...actions];

const stepSchema = z.looseObject({ run: z.string().optional(), uses: z.string().optional() });
const jobSchema = z.looseObject({
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'none'])),
  steps: z.array(stepSchema),
});
const workflowSchema = z.looseObject({
  permissions: z.object({}).strict(),
  jobs: z.record(z.string(), jobSchema),
});

function stepsOf(file: string) {
  const content = parse(read(file));
  if (!actions.includes(file))
    return Object.values(workflowSchema.parse(content).jobs).flatMap((job) => job.steps);
  return z.object({ runs: z.object({ steps: z.array(stepSchema) }) }).parse(content).runs.steps;
}

const actionlint = findGoTool('actionlint');

test.skipIf(!actionlint)('actionlint (npm run tools builds it) reports nothing', () => {
  const { status, stdout } = spawnSync(actionlint ?? '', workflows, { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test.each(actions)('%s fits the published schema of actions', (file) => {
  expect(validateAction(read(file)).errors).toEqual([]);
});

test.each(workflows)('%s grants only read access, and every job has a timeout', (file) => {
  for (const [name, job] of Object.entries(workflowSchema.parse(parse(read(file))).jobs)) {
    expect(job.permissions, name).toEqual({ contents: 'read' });
    expect(job['timeout-minutes'], name).toBeLessThanOrEqual(30);
  }
});

describe.each(files)('%s', (file) => {
  test('pins every action by commit, with the version as a comment', () => {
    for (const line of read(file)
      .split('\n')
      .filter((it) => /\buses:/.test(it)))
      expect(line).toMatch(/uses: [\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('puts no untrusted input into shell scripts', () => {
    for (const { run = '' } of stepsOf(file))
      expect(run).not.toMatch(/\$\{\{(?!\s*matrix\.shard\s*\}\})/);
  });

  test('runs commands that also run locally', () => {
    const own = stepsOf(file).flatMap(({ run = '' }) => /^npm run ([\w-]+)/m.exec(run)?.[1] ?? []);
    expect(own.length).toBeGreaterThan(0);
    for (const script of own) expect(Object.keys(manifest.scripts)).toContain(script);
  });
});
