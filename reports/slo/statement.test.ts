import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { judgeObjectives } from '../../fixtures/verdicts/load/judge.ts';
import { sampleObjective, sampleSummary } from '../../fixtures/verdicts/load/testing.ts';
import schema from '../schemas/slo.schema.json' with { type: 'json' };
import { makeSloStatement } from './statement.ts';
import { sayStatement } from './terminal.ts';

const pace = { firstTokenMs: 100, completionMs: 600, gapMs: 20 };
const trips = { trips: 4, low: 3.9, high: 4.1 };
const statement = makeSloStatement(
  {
    startedAt: new Date('2026-01-02T03:04:05Z'),
    durationMs: 60_000,
    profile: 'smoke',
    stack: {
      target: 'reference',
      shape: 'plain',
      browserUrl: 'http://localhost:1',
      parts: { LibreChat: 'the bundled reference' },
      caveats: [],
      startMs: 1,
    },
    caveats: ['This run tested the reference.'],
    sent: ['browse: 2/s'],
    rate: 2,
    doubles: { before: pace, during: pace },
    pressure: [
      {
        second: 1,
        idle: 1.2,
        stolen: 0,
        foreign: 0.1,
        stalled: 0.2,
        runnable: 3,
        parts: { LibreChat: { cpu: 0.5, waited: 0.1 } },
        suiteDelayMs: 3,
        doublesDelayMs: 3,
        generatorLateMs: 70,
        dropped: 1,
        starved: ['generator'],
      },
    ],
    use: { LibreChat: { cpuMean: 0.1, cpuPeak: 0.2, memoryPeakMb: 300, memoryGrowth: 1 } },
  },
  {
    verdict: 'does-not-conform',
    objectives: judgeObjectives([sampleObjective()], sampleSummary({ list: 612.3 }), 0).map(
      (it) => ({ ...it, leftOut: 3, reason: '3 of 13 samples are left out.' }),
    ),
    goodput: { chatsPerSecond: 1.9, sentPerSecond: 2 },
    roundTrips: { start: trips, beforeModel: trips, afterModel: trips, chat: trips, chats: 64 },
    comparison: {
      baseline: 'slo.json',
      test: 'a test',
      changes: [{ id: 'history.list', change: 0.21, p: 0.001, verdict: 'worse' }],
    },
    capacity: {
      chatsPerSecond: 3,
      concurrentUsers: 9,
      broke: ['chat.start'],
      bottleneck: 'x',
      room: { rate: 15, addedMs: 20, dropped: 0, holds: true },
    },
    recoverySeconds: null,
  },
);

test('slo.json is as its schema says', () => {
  const validate = new Ajv2020().compile(schema);
  expect(validate(statement), JSON.stringify(validate.errors)).toBe(true);
});

test('the terminal shows objective, measure, change, capacity, recovery and verdict', () => {
  const text = sayStatement(statement).join('\n');
  for (const expected of [
    /history\.list.*p95 500 ms.*612 ms.*failed.*\+21 % worse/,
    /note {5}This run tested the reference/,
    /starved {2}history\.list: 3 of 13/,
    /goodput {2}1\.9 of 2 chats/,
    /message accepted after 4 \(3\.9 to 4\.1\)/,
    /capacity 3 chats\/s, 9 users/,
    /generator and doubles sustain 15 chats/,
    /recovery none during this run/,
    /verdict {2}does-not-conform/,
  ])
    expect(stripVTControlCharacters(text)).toMatch(expected);
});

test('starved samples of objectives that hold are one line', () => {
  const [judged] = judgeObjectives([sampleObjective()], sampleSummary({ list: 100 }), 0);
  if (!judged) throw new Error('Nothing was judged.');
  const reason = 'Some reason.';
  const objectives = [
    { ...judged, id: 'a', samples: 9, leftOut: 3, reason },
    { ...judged, id: 'b', samples: 8, leftOut: 4, reason },
    { ...judged, id: 'c', reason },
  ];
  expect(
    sayStatement({ ...statement, objectives }).filter((it) => it.startsWith('starved')),
  ).toEqual([
    'starved  samples left out, the others hold: a 3 of 12, b 4 of 12',
    'starved  too high, because the machine was starved: c',
  ]);
});
