import { expect, test } from 'vitest';
import type { KnownDeviation } from '../../fixtures/checks/known-deviations.ts';
import type { CheckId } from '../../fixtures/checks/types.ts';
import type { PlayRecord } from './journal.ts';
import { Obstacles } from './obstacles.ts';
import { scoreMutants } from './score.ts';

const id = 'control-plane.refusal-bare-error';
const refused: CheckId = 'oauth.openid.missing-role-refused';
const told: CheckId = 'oauth.openid.missing-role-message';
const other = 'oauth.openid.missing-role-no-session';

type Status = PlayRecord['outcomes'][number]['status'];
const record = (mutant: PlayRecord['mutant'], statuses: Record<string, Status>): PlayRecord => ({
  mutant,
  endedAt: 0,
  outcomes: Object.entries(statuses).map(([check, status]) => ({
    id: check,
    status,
    durationMs: 1,
    message: 'Expected: a\nReceived: b',
  })),
});
const verdictOf = (statuses: Record<string, Status>) =>
  scoreMutants([id], [record(id, statuses)], new Obstacles([], new Map(), 'reference')).mutants[0];

test('killed: every check that it violates has failed', () => {
  const judged = verdictOf({ [refused]: 'violated', [told]: 'violated', [other]: 'held' });
  expect(judged).toMatchObject({ verdict: 'killed', killedBy: [refused, told] });
});

test('survived: nothing has failed', () => {
  expect(verdictOf({ [refused]: 'held', [told]: 'held', [other]: 'skipped' })).toMatchObject({
    verdict: 'survived',
    killedBy: [],
  });
});

test.each<[string, Record<string, Status>]>([
  ['only another check has failed', { [refused]: 'held', [told]: 'held', [other]: 'violated' }],
  ['one of its checks is silent', { [refused]: 'held', [told]: 'violated' }],
  ['its check was not reached', { [refused]: 'not-reached', [told]: 'not-reached' }],
  ['its check ended in an error of the suite', { [refused]: 'error', [told]: 'violated' }],
])('misdiagnosed: %s', (_, statuses) => {
  expect(verdictOf(statuses)).toMatchObject({
    verdict: 'misdiagnosed',
    message: expect.stringContaining(refused),
  });
});

test('a check that fails without a mutant cannot detect one', () => {
  const records = [
    record(null, { [refused]: 'violated', [told]: 'held' }),
    record(id, { [refused]: 'violated', [told]: 'held' }),
  ];
  const score = scoreMutants([id], records, new Obstacles(records, new Map(), 'reference'));
  expect(score).toMatchObject({
    score: 0,
    mutants: [{ verdict: 'survived' }],
    notJudged: [{ mutant: id, check: refused, kind: 'does-not-hold' }],
    neverFailed: [told],
  });
});

test('a known deviation does not hide a mutant: the pair is listed', () => {
  const records = [record(null, { [refused]: 'held', [told]: 'held' })];
  const deviations = new Map<CheckId, KnownDeviation>(
    [refused, told].map((check) => [
      check,
      {
        check,
        reason: 'A race in LibreChat.',
        link: 'https://example.org/1',
        reviewBy: '2027-03-01',
        intermittent: true,
      },
    ]),
  );
  const score = scoreMutants([id], records, new Obstacles(records, deviations, 'checkout'));
  expect(score.mutants).toEqual([]);
  expect(score.notJudged.map(({ reason }) => reason)).toEqual(
    Array(2).fill('Cannot be judged on this release: A race in LibreChat.'),
  );
});

test('a check that does not apply to the target is listed as such', () => {
  const records = [record(null, { [refused]: 'skipped', [told]: 'skipped' })];
  const score = scoreMutants([id], records, new Obstacles(records, new Map(), 'remote'));
  expect(score.notJudged.map(({ kind }) => kind)).toEqual(['does-not-apply', 'does-not-apply']);
});

test('a remote deployment cannot be restarted with other settings', () => {
  const obstacles = new Obstacles([], new Map(), 'remote');
  expect(obstacles.to('start.social-login-off', 'start.config-offers-sso')).toMatchObject({
    kind: 'does-not-apply',
  });
});
