import { judgeCapacity } from '../../fixtures/verdicts/capacity/judge.ts';
import type { JudgedPlateau } from '../../fixtures/verdicts/capacity/plateau.ts';
import { type CapacityStatement, methodStated } from './statement.ts';

/** A capacity of about 10 chats per second, for unit tests. */
export function sampleCapacity(librechatVersion = 'v0.8.7'): CapacityStatement {
  const model = { messagesPerHour: 20, browsesPerMessage: 1 };
  const use = (cpuMean: number) => ({
    cpuMean,
    cpuPeak: cpuMean,
    memoryPeakMb: 512,
    memoryGrowth: 0,
  });
  const rates = [4, 6, 9, 9.5, 9.7, 9.8, 10.2, 10.3, 10.6, 11, 14];
  const plateaus = rates.map(
    (rate): JudgedPlateau => ({
      rate,
      held: rate < 10,
      answered: rate,
      growth: 0,
      broke: rate < 10 ? [] : ['chat.start', 'queue'],
      startMs: 90,
      ownMs: null,
      foreign: 0,
      disturbed: false,
      use: { LibreChat: use(0.95), MongoDB: use(0.2), k6: use(0.3) },
    }),
  );
  return {
    schema: 1,
    run: {
      id: 'a-run',
      startedAt: '2026-01-02T03:04:05.000Z',
      durationMs: 600_000,
      suiteVersion: '0.1.0',
      target: {
        kind: 'checkout',
        url: 'http://localhost:1',
        librechatVersion,
        parts: { LibreChat: `LibreChat ${librechatVersion}`, MongoDB: 'a stand-in' },
      },
      caveats: ['This run did not use MongoDB itself.'],
      machine: { processor: 'a processor', processors: 2, memoryGb: 24 },
      model,
    },
    method: methodStated,
    ...judgeCapacity(plateaus, model, 2),
    room: { rate: 20, addedMs: 12, dropped: 0, holds: true },
  };
}
