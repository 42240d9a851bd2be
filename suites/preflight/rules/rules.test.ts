import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { preflight } from '../preflight.ts';
import { layOut } from '../samples/lay-out.ts';
import { allRules } from './index.ts';
import { type Example, unreadable } from './rule.ts';

const rules = await allRules();
const laidOut: string[] = [];
const alone = { environment: {}, signal: AbortSignal.timeout(10_000), asksCompose: false };

afterEach(() => {
  for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true, force: true });
});

async function findingsOf(example: Example) {
  const directory = layOut(example);
  laidOut.push(directory);
  const { findings } = await preflight(directory, alone);
  return findings.map(({ rule, at, message }) => ({ rule: rule.id, at, message }));
}

it('has at least two hundred rules, each with its own id', () => {
  expect(rules.length).toBeGreaterThanOrEqual(200);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

it('finds nothing in the sound project', async () => {
  expect(await findingsOf({})).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { failing, passing }) => {
  // Root may read everything: scripts/preflight.test.ts tries it as another user.
  const cannotBeShown = Object.values(failing).includes(unreadable) && process.getuid?.() === 0;

  it.skipIf(cannotBeShown)('finds what its failing example shows', async () => {
    const own = (await findingsOf(failing)).filter(({ rule }) => rule === id);
    expect(own).not.toEqual([]);
    for (const { at } of own)
      expect(Object.keys(failing).concat('docker-compose.yml', '.env')).toContain(at.file);
  });

  it('finds nothing in its passing example, nor does any other', async () => {
    expect(await findingsOf(passing)).toEqual([]);
  });
});
