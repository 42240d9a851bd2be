import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { loadMutantIds, loadMutantOf } from '../../fixtures/saboteur/load-mutants.ts';
import { askedIn, readObjectives } from './objectives.ts';

const directory = temporaryFolder();

const valid = `- id: history.list
  question: How long?
  scenario: [browse]
  metric: list
  statistic: p95
  objective: 500
  unit: ms
  source: a test
`;

function read(text: string) {
  const file = join(directory, 'slo.yaml');
  writeFileSync(file, text);
  return readObjectives(file);
}

describe('the bundled objectives', () => {
  const objectives = readObjectives();

  test('have unique ids', () => {
    expect(new Set(objectives.map(({ id }) => id)).size).toBe(objectives.length);
  });

  /** No proxy can play memory that grows over hours: machine-use.test.ts has a process that leaks. */
  const withoutMutant = 'server.memory-growth';
  test.each(objectives.map(({ id }) => id).filter((id) => id !== withoutMutant))(
    '%s has a mutant that measures it',
    (id) => {
      const scenarios = objectives.find((it) => it.id === id)?.scenario ?? [];
      const mutants = loadMutantIds.map(loadMutantOf).filter((it) => it.violates.includes(id));
      expect(mutants.length).toBeGreaterThan(0);
      for (const mutant of mutants)
        expect(mutant.scenarios.some((name) => scenarios.includes(name))).toBe(true);
    },
  );

  test('of one profile are judged in it only', () => {
    const ids = (profile: 'soak' | 'load') =>
      askedIn(objectives, profile, ['mixed']).map(({ id }) => id);
    expect(ids('soak')).toContain('server.memory-growth');
    expect(ids('load')).not.toContain('server.memory-growth');
  });
});

test('a valid file is read', () => {
  expect(read(valid)).toHaveLength(1);
});

test.each([
  ['an unknown metric', valid.replace('metric: list', 'metric: lst'), /history\.list: metric/],
  ['an objective without unit', valid.replace('  unit: ms\n', ''), /slo\.yaml:1: .*unit/],
  [
    'a statistic of another kind',
    valid.replace('p95', 'rate'),
    /list does not support rate, only p50/,
  ],
  ['an unknown field', `${valid}  objektive: 3\n`, /objektive/],
  ['broken YAML', '- id: [', /slo\.yaml/],
])('%s is one error that names it', (_what, text, message) => {
  expect(() => read(text)).toThrow(message);
});
