import { expect, test } from 'vitest';
import { type FaultRow, faultAnnotation, notedFaults } from '../../fixtures/checks/fault-row.ts';
import { faultTable } from './faults.ts';

const gone: FaultRow = {
  fault: 'MongoDB is gone',
  seen: [
    { what: 'the list of conversations: no answer within 10 s', afterMs: 10_004 },
    { what: 'a|b', afterMs: 20 },
  ],
  lost: [],
  backMs: 1_240,
  readiness: { answer: '200', isTrue: false },
};

test('a row says what was measured', () => {
  expect(faultTable([gone]).join('\n')).toContain(
    '| MongoDB is gone | the list of conversations: no answer within 10 s; a\\|b | 10.0 s; 0.0 s | nothing | 1.2 s | 200, not true |',
  );
});

test('what was not measured is an empty cell, and what is lost is named', () => {
  const row = { fault: 'The disk is full', seen: [], lost: ['the prompt', 'the answer'] };
  expect(faultTable([row]).join('\n')).toContain(
    '| The disk is full |  |  | the prompt, the answer |  |  |',
  );
});

test('without faults there is no table', () => expect(faultTable([])).toEqual([]));

test('the rows of a test are read from its annotations', () => {
  const annotations = [
    { type: 'conformance-outcome', description: '{}' },
    { type: faultAnnotation, description: JSON.stringify(gone) },
  ];
  expect(notedFaults(annotations)).toEqual([gone]);
});
