import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { redact } from '../fixtures/redaction.ts';

const binary = /\.(png|jpe?g|webp|woff2?|ico)$/;

/** Removes secrets from a Playwright trace, in place: its network log, its snapshots and its bodies. */
export function redactTrace(file: string, secrets: readonly string[]): void {
  const entries = unzipSync(readFileSync(file));
  const clean = Object.fromEntries(
    Object.entries(entries).map(([name, content]) => [
      name,
      binary.test(name) ? content : redactEntry(content, secrets),
    ]),
  );
  writeFileSync(file, zipSync(clean));
}

/** A body that is not text is kept byte for byte: latin1 maps every byte to one character and back. */
function redactEntry(content: Uint8Array, secrets: readonly string[]): Uint8Array {
  return strToU8(redact(strFromU8(content, true), secrets), true);
}
