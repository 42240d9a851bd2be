import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import schema from '../schemas/capacity.schema.json' with { type: 'json' };
import { describeCapacity, describePlateau } from './terminal.ts';
import { sampleCapacity } from './testing.ts';

const statement = sampleCapacity();

test('capacity.json is as its schema says', () => {
  const validate = new Ajv2020().compile(schema);
  expect(validate(statement), JSON.stringify(validate.errors)).toBe(true);
});

test('the terminal shows capacity, interval, users, what failed, the limit and the verdict', () => {
  const text = stripVTControlCharacters(describeCapacity(statement));
  for (const expected of [
    /capacity (9\.\d|10|10\.\d) \([\d.]+ to [\d.]+\) chats\/s \(95 % interval, ±\d+ %\)/,
    /[\d,]+ \([\d,]+ to [\d,]+\) users, each 20 messages an hour/,
    /missed {3}above that: chat\.start \(4×\), answers took longer and longer \(4×\)/,
    /limit {4}LibreChat; processors used: LibreChat 0\.95/,
    /room {5}generator and doubles sustain 20 chats\/s/,
    /verdict {2}found; 11 rates tried in 10 min/,
  ])
    expect(text).toMatch(expected);
});

test('a plateau says what held, and what is known by then', () => {
  const [held, broken] = [statement.plateaus[0], statement.plateaus.at(-1)];
  if (!held || !broken) throw new TypeError('The sample has plateaus.');
  expect(stripVTControlCharacters(describePlateau(held, [held]))).toBe(
    "4.00 chats/s: holds; 4.00 answered, p95 90 ms to accept, unknown of LibreChat's own",
  );
  expect(stripVTControlCharacters(describePlateau(broken, statement.plateaus))).toMatch(
    /^14\.00 chats\/s: chat\.start, queue; .*; capacity [\d.]+ \([\d.]+ to [\d.]+\), ±\d+ %$/,
  );
});
