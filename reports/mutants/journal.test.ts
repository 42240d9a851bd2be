import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { Journal, type PlayRecord } from './journal.ts';

let directory: string;
let journal: Journal;
beforeEach(() => {
  directory = temporaryFolder();
  journal = new Journal(join(directory, 'out', 'journal.jsonl'));
});

const record: PlayRecord = {
  mutant: 'chat.key-dropped',
  outcomes: [{ id: 'chat.openai.streams', status: 'held', durationMs: 3 }],
  endedAt: 1_000,
};

test('a run continues an unfinished run with the same input', () => {
  expect(journal.begin('a')).toEqual([]);
  journal.add(record);
  expect(journal.begin('a')).toEqual([record]);
});

test('another run starts from the beginning', () => {
  journal.begin('a');
  journal.add(record);
  expect(journal.begin('b')).toEqual([]);
  expect(journal.records()).toEqual([]);
});

test('a truncated line is ignored', () => {
  journal.begin('a');
  journal.add(record);
  appendFileSync(journal.file, '{"mutant":"chat.key-in');
  expect(journal.begin('a')).toEqual([record]);
});

test('plays that ended while the stack failed are dropped', () => {
  journal.begin('a');
  journal.add(record);
  journal.add({ ...record, endedAt: 5_000 });
  journal.forgetSince(4_000);
  expect(journal.begin('a')).toEqual([record]);
});
