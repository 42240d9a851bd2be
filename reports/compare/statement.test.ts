import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import schema from '../schemas/compare.schema.json' with { type: 'json' };
import { combine, judgeMeasurements } from './statement.ts';
import { describeComparison } from './terminal.ts';
import { sampleMeasurements } from './testing.ts';

const statement = judgeMeasurements(sampleMeasurements());
const tooFew = judgeMeasurements(
  sampleMeasurements({ rounds: sampleMeasurements().rounds.slice(0, 3) }),
);

test.each([statement, tooFew])('compare.json is as its schema says: $verdict', (it) => {
  const validate = new Ajv2020().compile(schema);
  expect(validate(it), JSON.stringify(validate.errors)).toBe(true);
});

test('the same measurements give the same bytes', () => {
  const again = judgeMeasurements(JSON.parse(JSON.stringify(sampleMeasurements())));
  expect(JSON.stringify(again)).toBe(JSON.stringify(statement));
});

test('the terminal shows both releases, effect, interval and verdict', () => {
  const text = stripVTControlCharacters(describeComparison(statement));
  for (const expected of [
    /a: v0\.8\.7.*b: v0\.8\.8-rc1/,
    /accept a message.*100 ms.*\+34\.5 %.*\+32\.0 % to \+37\.0 %.*worse/,
    /list the conversations.*not worse than 10 %/,
    /note {5}This run did not use MongoDB itself/,
    /verdict {2}worse: chat_start \(rounds: 10\)/,
  ])
    expect(text).toMatch(expected);
});

test('an undecided comparison says how long it would take', () => {
  expect(tooFew).toMatchObject({ verdict: 'undecided', minutesMore: 10 });
  expect(stripVTControlCharacters(describeComparison(tooFew))).toMatch(
    /undecided: about 10 minutes more would decide/,
  );
});

test('comparisons of the same releases are combined', () => {
  const one = sampleMeasurements();
  const both = combine([one, one]);
  expect(both.rounds).toHaveLength(20);
  expect(both.run.durationMs).toBe(2 * one.run.durationMs);
  const other = { ...one, run: { ...one.run, b: one.run.a } };
  expect(() => combine([one, other])).toThrow('v0.8.7 with v0.8.8-rc1 and v0.8.7 with v0.8.7');
});
