import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../fixtures/kernel/errors.ts';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { assertKnownChecks, readRealBugs } from './real-bugs.ts';

const directory = temporaryFolder();

const entry = {
  change: '6db059b8a',
  subject: 'Settings were shown to everybody.',
  since: 'v0.8.6',
  checks: ['start.config-is-json'],
};

function read(content: string) {
  const file = join(directory, `${Math.random()}.yaml`);
  writeFileSync(file, content);
  return readRealBugs(file);
}

test('the bundled list is valid, and names each upstream change once', () => {
  const changes = readRealBugs().map(({ change }) => change);
  expect(changes.length).toBeGreaterThan(0);
  expect(new Set(changes).size).toBe(changes.length);
});

test('every check of the bundled list is in the catalogue', () => {
  assertKnownChecks(readRealBugs());
});

test('a bug has checks, or says where it belongs or why none can see it', () => {
  const { checks, ...rest } = entry;
  const later = { area: 'privacy', why: 'The log is not read yet.' };
  const unseen = 'Nothing outside of LibreChat differs.';
  expect(read(JSON.stringify([entry, { ...rest, later }, { ...rest, unseen }]))).toEqual([
    { ...rest, checks },
    { ...rest, later },
    { ...rest, unseen },
  ]);
});

test.each([
  ['neither checks nor later', { ...entry, checks: undefined }, /entry 0: needs either/],
  ['both', { ...entry, later: { area: 'privacy', why: 'Not read yet.' } }, /needs either/],
  ['a commit that is none', { ...entry, change: '#13102' }, /entry 0\.change: must be a commit/],
  ['a release that is none', { ...entry, since: 'latest' }, /entry 0\.since: must be a release/],
  ['no sentence', { ...entry, subject: 'bug' }, /say in a sentence/],
  ['an unknown key', { ...entry, check: 'x' }, /Unrecognized key/],
])('%s is an error that names the entry', (_, faulty, message) => {
  expect(() => read(JSON.stringify([faulty]))).toThrow(message);
  expect(() => read(JSON.stringify([faulty]))).toThrow(UserError);
});

test('what is not YAML is an error', () => {
  expect(() => read('- change: [')).toThrow(/is not YAML/);
});

test('a check that the catalogue does not have is an error', () => {
  const typo = { ...entry, checks: ['start.config-is-json', 'start.config-is-jason'] };
  expect(() => assertKnownChecks([entry])).not.toThrow();
  expect(() => assertKnownChecks([typo])).toThrow(
    /6db059b8a names the check start\.config-is-jason/,
  );
});
