import { expect, test } from 'vitest';
import { allRules } from './rules/index.ts';
import { cases, judgeCase } from './samples/cases.ts';
import { measured } from './samples/measured.ts';

test.each(Object.keys(cases))('%s is answered as expected', async (name) => {
  const { missed, falseAlarms } = await judgeCase(name);
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
});

test.each([
  ['all public projects', false, 620],
  ['those that were unseen at first', true, 530],
])('the judged findings of %s keep the goals', (_, onlyUnseen, least) => {
  const { projects, all, errors, faults } = measured(onlyUnseen);
  expect(projects).toBeGreaterThanOrEqual(least);
  expect(all.false).toBeLessThanOrEqual(0.02);
  expect(all.noise).toBeLessThanOrEqual(0.15);
  expect(errors.false).toBeLessThanOrEqual(0.03);
  expect(faults.found / (faults.found + faults.missed)).toBeGreaterThanOrEqual(0.9);
});

test('the judged findings name rules that exist', async () => {
  const ids = (await allRules()).map(({ id }) => id);
  expect(measured().rules.filter((rule) => !ids.includes(rule))).toEqual([]);
});
