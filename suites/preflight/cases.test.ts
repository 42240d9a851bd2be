import { expect, test } from 'vitest';
import { allRules } from './rules/index.ts';
import { cases, judgeCase } from './samples/cases.ts';
import { measured } from './samples/measured.ts';

test.each(Object.keys(cases))('%s is answered as expected', async (name) => {
  const { missed, falseAlarms } = await judgeCase(name);
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
});

test('the judged findings of public projects keep the goals of precision, and name rules that exist', async () => {
  const { projects, verdicts, errors, missed, rules } = measured();
  const all = verdicts.true + verdicts.noise + verdicts.false;
  const ids = (await allRules()).map(({ id }) => id);
  expect(verdicts.false / all).toBeLessThanOrEqual(0.02);
  const allErrors = errors.true + errors.noise + errors.false;
  expect(errors.false / allErrors).toBeLessThanOrEqual(0.03);
  expect(verdicts.true / (verdicts.true + missed)).toBeGreaterThanOrEqual(0.9);
  expect(projects).toBeGreaterThanOrEqual(60);
  expect(verdicts.noise / all).toBeLessThanOrEqual(0.15);
  expect(rules.filter((rule) => !ids.includes(rule))).toEqual([]);
});
