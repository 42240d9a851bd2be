import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/kernel/testing.ts';
import { parseShard, readShards, shardDirectory } from './shards.ts';

const stack = {
  target: 'reference',
  shape: 'plain',
  browserUrl: 'http://localhost:3080',
  parts: { LibreChat: 'the reference' },
  caveats: [],
  startMs: 2_000,
};

function gathered(...records: object[]): string {
  const directory = temporaryFolder();
  for (const [index, record] of records.entries()) {
    const folder = join(directory, `artifact-${index}`);
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'shard.json'),
      JSON.stringify({ strict: false, stacks: [stack], ...record }),
    );
    writeFileSync(join(folder, `report-${index}.zip`), '');
  }
  return directory;
}

const shard = (current: number) => ({ shard: { current, total: 3 }, profile: 'all' });

test('each shard has a separate folder', () => {
  expect(shardDirectory(parseShard('2/3'))).toBe('reports/out/shards/2-of-3');
});

test('shards are merged from any subfolder, and the slowest start counts', () => {
  const slow = { ...shard(3), stacks: [{ ...stack, startMs: 9_000 }] };
  const shards = readShards(gathered(shard(1), shard(2), slow));
  expect(shards).toMatchObject({ profile: 'all', missing: [], stacks: [{ startMs: 9_000 }] });
  expect(shards.blobs).toHaveLength(3);
});

test('missing shards are named', () => {
  expect(readShards(gathered(shard(2))).missing).toEqual(['1/3', '3/3']);
});

test.each([
  ['profile', { ...shard(2), profile: 'checklist' }],
  ['whole', { ...shard(2), shard: { current: 2, total: 4 } }],
  ['image', { ...shard(2), stacks: [{ ...stack, parts: { LibreChat: 'another' } }] }],
])('shards of another %s are rejected', (_, other) => {
  expect(() => readShards(gathered(shard(1), other))).toThrow('are not parts of one run');
});

test('a folder without shards is an error that says where they are', () => {
  expect(() => readShards(gathered())).toThrow('contains no shard');
});

test('the stacks of all shapes are kept, the one of the first shard first', () => {
  const https = { ...stack, shape: 'https', startMs: 3_000 };
  const { stacks } = readShards(gathered(shard(1), { ...shard(2), stacks: [stack, https] }));
  expect(stacks.map(({ shape }) => shape)).toEqual(['plain', 'https']);
});
