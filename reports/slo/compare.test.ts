import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { judgeObjectives } from './judge.ts';
import { sampleObjective, sampleSummary } from './testing.ts';

const blocks = 12;

/** A run whose parts lie around a value, some percent up and down. */
function run(around: number, spread = 0.05) {
  const parts = Array.from({ length: blocks }, (_, n) => [
    `list{block:${n}}`,
    around * (1 + spread * Math.cos(n * 2.3)),
  ]);
  return judgeObjectives(
    [sampleObjective()],
    sampleSummary({ list: around, ...Object.fromEntries(parts) }),
    blocks,
  );
}

/** The same permutations each time. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test.each([
  ['20 % more is worse', 120, 100, 'worse'],
  ['20 % less is better', 80, 100, 'better'],
  ['2 % more is the same', 102, 100, 'same'],
  ['4 ms more is the same, whatever the share', 14, 10, 'same'],
])('%s', (_what, now, before, verdict) => {
  expect(compare(run(now), run(before))[0]?.verdict).toBe(verdict);
});

test('a difference within the noise is the same', () => {
  expect(compare(run(115, 0.6), run(100, 0.6))[0]?.verdict).toBe('same');
});

test('what one objective alone may show by chance is the same among many', () => {
  const many = (runs: ReturnType<typeof run>) =>
    Array.from({ length: 9 }, (_, n) => runs.map((it) => ({ ...it, id: `objective.${n}` }))).flat();
  const [now, before] = [run(118, 0.175), run(100, 0.175)];
  const [alone] = compare(now, before, seeded());
  const [amongMany] = compare(many(now), many(before), seeded());
  expect(alone?.verdict).toBe('worse');
  expect(amongMany).toMatchObject({ verdict: 'same' });
  expect(amongMany?.p).toBeGreaterThan(5 * (alone?.p ?? 1));
});

test('a run without enough parts is not compared', () => {
  const short = run(100).map((it) => ({ ...it, blocks: it.blocks.slice(0, 3) }));
  expect(compare(short, run(100))).toEqual([]);
});
