import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { redact } from '../fixtures/kernel/redaction.ts';

const binary = /\.(png|jpe?g|webp|woff2?|ico|zip)$/;

/** Removes secrets from a Playwright trace in place: from its network log, snapshots and bodies. */
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

/** Binary bodies stay unchanged: latin1 maps every byte to one character and back. */
function redactEntry(content: Uint8Array, secrets: readonly string[]): Uint8Array {
  return strToU8(redact(strFromU8(content, true), secrets), true);
}

/**
 * Removes secrets from a Playwright blob report, in place. Its traces were redacted before it was written.
 * Attached bodies are Base64 in its list of events.
 */
export function redactBlob(file: string, secrets: readonly string[]): void {
  const entries = unzipSync(readFileSync(file));
  const clean = Object.fromEntries(
    Object.entries(entries).map(([name, content]) => {
      if (binary.test(name)) return [name, content];
      if (!name.endsWith('.jsonl')) return [name, redactEntry(content, secrets)];
      return [name, strToU8(redactEvents(strFromU8(content), secrets))];
    }),
  );
  writeFileSync(file, zipSync(clean));
}

function redactEvents(lines: string, secrets: readonly string[]): string {
  const bodies = lines.replaceAll(/"base64":"([^"]+)"/g, (_, body: string) => {
    const text = redact(Buffer.from(body, 'base64').toString('latin1'), secrets);
    return `"base64":"${Buffer.from(text, 'latin1').toString('base64')}"`;
  });
  return redact(bodies, secrets);
}
