import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/kernel/testing.ts';
import { redactBlob, redactTrace } from './redact-traces.ts';

test('a trace keeps its pictures and its text, and loses its secrets', () => {
  const directory = temporaryFolder();
  const file = join(directory, 'trace.zip');
  const picture = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const log = '{"name":"cookie","value":"refreshToken=abcdef.secret; x=é"} canary-of-this-run';
  writeFileSync(file, zipSync({ 'a.png': picture, '0.network': strToU8(log) }));
  redactTrace(file, ['canary-of-this-run']);
  const entries = unzipSync(readFileSync(file));
  expect(entries['a.png']).toEqual(picture);
  const text = strFromU8(entries['0.network'] ?? new Uint8Array());
  expect(text).toBe('{"name":"cookie","value":"refreshToken=[redacted]; x=é"} [redacted]');
});

test('a blob report loses its secrets, also those in attached bodies', () => {
  const file = join(temporaryFolder(), 'report-1.zip');
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const event = (body: string, error: string) => `{"base64":"${base64(body)}","error":"${error}"}`;
  const secret = 'canary-of-this-run';
  writeFileSync(file, zipSync({ 'report.jsonl': strToU8(event(`body ${secret}`, secret)) }));
  redactBlob(file, [secret]);
  const [text] = Object.values(unzipSync(readFileSync(file)));
  expect(strFromU8(text ?? new Uint8Array())).toBe(event('body [redacted]', '[redacted]'));
});
