import { expect, test } from 'vitest';
import { fuzzOnce } from './fuzz.ts';

/** The nightly run takes other seeds, for a minute: node scripts/preflight-fuzz.ts. */
test('forty mutated projects end with findings or one clear error, each within two seconds', async () => {
  await fuzzOnce(0); // The first one loads the schemas.
  const faults = [];
  for (let seed = 1; seed <= 40; seed++) {
    const fault = await fuzzOnce(seed);
    if (fault) faults.push(fault);
  }
  expect(faults).toEqual([]);
}, 60_000);
