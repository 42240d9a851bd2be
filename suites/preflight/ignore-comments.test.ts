import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { preflight } from './preflight.ts';
import { layOut } from './samples/lay-out.ts';

async function judged(line: string) {
  const directory = layOut({ '.env': `${line}\n` });
  try {
    const signal = AbortSignal.timeout(20_000);
    return await preflight(directory, { environment: {}, signal, asksCompose: false });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test.each([
  ['at the line', 'NODE_ENV=CI # preflight-ignore env.node-env-ci: a stand for trials only'],
  ['in the line above', '# preflight-ignore env.node-env-ci: a stand for trials only\nNODE_ENV=CI'],
  [
    'until a day to come',
    'NODE_ENV=CI # preflight-ignore env.node-env-ci until 2999-01-01: a stand for trials',
  ],
])('a comment %s lets a finding pass, with its reason', async (_, line) => {
  const { findings, ignored, notes } = await judged(line);
  expect(findings).toEqual([]);
  expect(ignored.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('a stand for trials'),
  ]);
  expect(notes).toEqual([]);
});

test.each([
  [
    'NODE_ENV=CI # preflight-ignore env.node-env-ci until 2020-01-01: a stand for trials',
    'expired on 2020-01-01',
  ],
  ['NODE_ENV=CI # preflight-ignore env.node-env-ci', 'gives no reason'],
  ['NODE_ENV=CI # preflight-ignore env.node-env: a stand for trials', 'names no rule'],
])('%s has no effect, and is reported', async (line, note) => {
  const { findings, notes } = await judged(line);
  expect(findings).toHaveLength(1);
  expect(notes).toEqual([expect.stringContaining(note)]);
});

test('a comment that matches no finding is reported', async () => {
  const { notes } = await judged(
    'NODE_ENV=production # preflight-ignore env.node-env-ci: a stand for trials',
  );
  expect(notes).toEqual([expect.stringContaining('matches no finding')]);
});
