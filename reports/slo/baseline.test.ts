import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../fixtures/kernel/testing.ts';
import { keepInHistory, readBaseline, readHistory } from './baseline.ts';
import type { SloStatement } from './statement.ts';

const directory = temporaryFolder();

const kind = { profile: 'smoke', target: 'reference', rate: 2 };
const run = (day: number, verdict: string, profile = 'smoke') =>
  ({
    run: {
      startedAt: `2026-01-0${day}T03:00:00Z`,
      profile,
      target: { kind: 'reference' },
      rate: 2,
    },
    verdict,
    objectives: [{ id: 'history.list', blocks: [day, day] }],
  }) as unknown as SloStatement;

test('comparable runs are combined, without the incomplete ones', () => {
  for (const statement of [
    run(1, 'conforms'),
    run(2, 'incomplete'),
    run(3, 'does-not-conform'),
    run(4, 'conforms', 'load'),
  ])
    keepInHistory(directory, statement);
  expect(readHistory(directory, kind)?.objectives[0]?.blocks).toEqual([1, 1, 3, 3]);
  expect(readHistory(directory, { ...kind, rate: 3 })).toBeUndefined();
});

test.each([
  ['missing.json', undefined, /does not exist/],
  ['broken.json', '{', /is not valid JSON/],
  ['other.json', '{}', /is not an slo\.json file/],
])('an invalid baseline is an error: %s', (name, content, message) => {
  const file = join(tmpdir(), `baseline-${process.pid}-${name}`);
  if (content) writeFileSync(file, content);
  expect(() => readBaseline(file)).toThrow(message);
  rmSync(file, { force: true });
});
