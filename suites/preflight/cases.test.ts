import { expect, test } from 'vitest';
import { cases, judgeCase } from './samples/cases.ts';

test.each(Object.keys(cases))('%s is answered as expected', async (name) => {
  const { missed, falseAlarms } = await judgeCase(name);
  expect({ missed, falseAlarms }).toEqual({ missed: [], falseAlarms: [] });
});
