import type { DuetMeasurements } from './statement.ts';

/** Measurements for unit tests: b takes 30 % longer to accept a message. */
export function sampleMeasurements(changes: Partial<DuetMeasurements> = {}): DuetMeasurements {
  const target = (librechatVersion: string) => ({
    kind: 'checkout',
    url: 'http://localhost:1',
    librechatVersion,
    parts: { LibreChat: `LibreChat ${librechatVersion}` },
  });
  const rounds = Array.from({ length: 10 }, (_, n) => ({
    pairs: {
      chat_start: [[100, 130 + n] as const],
      list: [[40, 40 + (n % 3) - 1] as const],
    },
    visits: 20,
    failedOnly: { a: 0, b: 0 },
    failures: { a: [], b: [] },
  }));
  return {
    schema: 1,
    run: {
      id: 'a-run',
      startedAt: '2026-01-02T03:04:05.000Z',
      durationMs: 600_000,
      suiteVersion: '0.1.0',
      a: target('v0.8.7'),
      b: target('v0.8.8-rc1'),
      caveats: ['This run did not use MongoDB itself.'],
      secondsPerRound: 30,
      visitors: 2,
      machine: { processor: 'a processor', processors: 2, memoryGb: 24 },
    },
    rounds,
    ...changes,
  };
}
