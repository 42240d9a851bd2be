import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preflight } from './preflight.ts';
import { layOut } from './samples/lay-out.ts';

const compose = 'docker-compose.yml';
const nested = [...'bcdefghi'].map((name, index) => {
  const before = Array(9).fill(`*${'abcdefgh'[index]}`);
  return `${name}: &${name} [${before.join(', ')}]`;
});

const write = (text: string | Buffer) => (path: string) => writeFileSync(path, text);

function pipe(path: string): void {
  rmSync(path);
  execFileSync('mkfifo', [path]);
}

function linked(path: string): void {
  rmSync(path);
  symlinkSync(path, path);
}

function folder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

test.each([
  ['a YAML error', 'reading.invalid-yaml', compose, write('services:\n\t- x: [\n')],
  [
    'a circle of extends',
    'reading.cyclic',
    compose,
    write('services:\n  a: { extends: b }\n  b: { extends: a }\n'),
  ],
  [
    'a file that includes itself',
    'reading.cyclic',
    compose,
    write(`include: [${compose}]\nservices: {}\n`),
  ],
  ['50 MB', 'reading.too-large', compose, (path: string) => truncateSync(path, 50e6)],
  ['50 MB', 'reading.too-large', '.env', (path: string) => truncateSync(path, 50e6)],
  [
    'a binary file',
    'reading.not-text',
    compose,
    write(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff])),
  ],
  [
    'other than UTF-8',
    'reading.not-text',
    'librechat.yaml',
    write(Buffer.from([0x61, 0xff, 0xfe])),
  ],
  ['a pipe', 'reading.not-text', '.env', pipe],
  ['a folder', 'reading.missing-file', '.env', folder],
  ['an alias that holds itself', 'reading.alias-bomb', compose, write('services: &a { x: *a }\n')],
  [
    'an alias bomb',
    'reading.alias-bomb',
    'librechat.yaml',
    write(['a: &a [x, x, x]', ...nested].join('\n')),
  ],
  [
    'thousands of keys',
    'reading.alias-bomb',
    'librechat.yaml',
    write(Array.from({ length: 40_000 }, (_, index) => `key${index}: x`).join('\n')),
  ],
  ['a key twice', 'reading.invalid-yaml', compose, write('services: {}\nservices: {}\n')],
  ['bytes', 'compose.refused', compose, write('services: !!binary x [a]\n')],
  ['a link to itself', 'config.not-there', 'librechat.yaml', linked],
  ['brackets without an end', 'reading.', compose, write('['.repeat(500_000))],
  [
    'a base that is not there',
    'reading.missing-file',
    compose,
    write('services:\n  a: { extends: { file: gone.yml, service: b } }\n'),
  ],
  ['a list of services', 'compose.refused', compose, write('services: [a, b]\n')],
  ['nothing', 'compose.refused', compose, write('')],
  ['a text', 'config.invalid', 'librechat.yaml', write('version 1.3.9\n')],
])(
  '%s is a finding, %s, in %s, found within two seconds',
  async (_, rule, name, breaks) => {
    const directory = layOut({});
    breaks(join(directory, name));
    // Time of the processor: what else the machine does says nothing.
    const startedAt = process.cpuUsage();
    const signal = AbortSignal.timeout(20_000);
    const { findings } = await preflight(directory, { environment: {}, signal, asksCompose: true });
    const { user, system } = process.cpuUsage(startedAt);
    const ms = (user + system) / 1_000;
    rmSync(directory, { recursive: true });
    expect(findings.filter((finding) => finding.rule.id.startsWith(rule))).not.toEqual([]);
    expect(ms).toBeLessThan(2_000);
  },
  20_000,
);
