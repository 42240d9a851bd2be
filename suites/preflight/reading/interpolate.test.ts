import { expect, test } from 'vitest';
import { inTurn, interpolate, type Lookup } from './interpolate.ts';

const variables: Record<string, string> = { SET: 'value', EMPTY: '' };
const lookup: Lookup = (name) => {
  if (name === 'LEFT_BLANK') return { text: '', unknown: true };
  const text = variables[name];
  return text === undefined ? undefined : { text, unknown: false };
};

// What Docker Compose 2.40.3 gives for each (12-interpolation.md).
test.each([
  ['$SET and ${SET}', 'value and value'],
  ['${EMPTY-default}', ''],
  ['${EMPTY:-default}', 'default'],
  ['${UNSET-default}', 'default'],
  ['${UNSET:-${SET}/${UNSET:-deep}}', 'value/deep'],
  ['${SET+there}${EMPTY+there}', 'therethere'],
  ['${SET:+there}${EMPTY:+there}${UNSET:+there}', 'there'],
  ['${SET:?must be there}', 'value'],
  ['$$SET costs $$5', '$SET costs $5'],
  ['costs 5$ or $6', 'costs 5$ or $6'],
])('%s', (text, expected) => {
  expect(interpolate(text, lookup)).toEqual({
    text: expected,
    unset: [],
    absent: [],
    required: [],
    unknown: false,
    leftBlank: false,
    invalid: false,
  });
});

test.each([
  ['https://${LEFT_BLANK}', { text: 'https://', unknown: true, leftBlank: false }],
  ['${LEFT_BLANK}', { text: '', unknown: false, leftBlank: true }],
  ['${LEFT_BLANK:-default}', { text: 'default', unknown: false, leftBlank: false }],
])('%s has what the operator fills in', (text, expected) => {
  expect(interpolate(text, lookup)).toMatchObject(expected);
});

test('a variable that is set nowhere is named', () => {
  expect(interpolate('a${UNSET}b$OTHER', lookup)).toMatchObject({
    text: 'ab',
    unset: ['UNSET', 'OTHER'],
  });
});

test.each(['${UNSET?the reason}', '${UNSET:?the reason}', '${EMPTY:?the reason}'])(
  '%s refuses',
  (text) => {
    expect(interpolate(text, lookup).required).toMatchObject([{ message: 'the reason' }]);
  },
);

test('what a template leaves to the operator is unknown where it must be set', () => {
  expect(interpolate('${LEFT_BLANK:?fill it in}', lookup)).toMatchObject({
    unknown: true,
    required: [],
  });
  expect(interpolate('${LEFT_BLANK}', lookup)).toMatchObject({ unknown: false, text: '' });
});

test.each(['${SET', '${-x}', '${SET!}'])('%s is invalid', (text) => {
  expect(interpolate(text, lookup).invalid).toBe(true);
});

test('what has to come from a file that is not there is left to the operator, and named', () => {
  const absent = { text: '', unknown: true, isAbsent: true };
  const result = interpolate('https://${HOST}:${PORT:-443}/${PATH-}', () => absent);
  expect(result).toMatchObject({
    text: 'https://:443/',
    unknown: true,
    unset: [],
    absent: ['HOST'],
  });
});

test('a value goes before what is only known to be absent', () => {
  const absent = { text: '', unknown: true, isAbsent: true };
  const known = { text: 'value', unknown: false };
  expect(
    inTurn(
      () => absent,
      () => known,
    )('X'),
  ).toBe(known);
  expect(
    inTurn(
      () => absent,
      () => undefined,
    )('X'),
  ).toBe(absent);
});
