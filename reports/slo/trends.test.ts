import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { trendsOf } from '../../fixtures/verdicts/load/trends.ts';
import schema from '../schemas/trends.schema.json' with { type: 'json' };
import { describeTrends } from './trends.ts';

/** A night for each value, with noise of 2 % that is always the same. */
const nights = (values: readonly number[]) =>
  values.map((value, night) => ({
    startedAt: new Date(Date.UTC(2026, 0, 1 + night)).toISOString(),
    measured: { 'chat.start': value * (1 + 0.02 * Math.sin(night * 2.3)), 'history.list': 50 },
  }));
const kind = 'smoke on checkout, 2 per second';
const stepped = trendsOf(nights([...Array<number>(20).fill(100), ...Array<number>(8).fill(130)]));
const drifting = trendsOf(nights(Array.from({ length: 40 }, (_, night) => 100 + night)));

test('trends.json is as its schema says', () => {
  const validate = new Ajv2020().compile(schema);
  const statement = {
    schema: 1,
    method: 'a method',
    kinds: [stepped, drifting].map((trends) => ({ kind, trends })),
  };
  expect(validate(statement), JSON.stringify(validate.errors)).toBe(true);
});

test('the terminal shows since when and by how much, and drifts; not what did not change', () => {
  const say = (trends: typeof stepped) => stripVTControlCharacters(describeTrends(kind, trends));
  expect(say(stepped)).toMatch(
    /chat\.start worse: \+30\.\d % since 2026-01-21T00:00:00\.000Z \(8 runs\), 100 to 130 ms/,
  );
  expect(say(drifting)).toMatch(/chat\.start worse: drifts by \+7\.\d % a week, \+39\.\d % so far/);
  expect(say(stepped)).not.toContain('history.list');
  expect(say(trendsOf(nights(Array<number>(20).fill(100))))).toContain('no objective changed');
});
