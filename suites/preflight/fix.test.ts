import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fixesOf } from './fix.ts';
import { type Preflight, preflight } from './preflight.ts';
import { allRules } from './rules/index.ts';
import { type Example, notThere, unreadable } from './rules/rule.ts';
import { fixable } from './samples/fixable.ts';
import { layOut } from './samples/lay-out.ts';

const rules = await allRules();
const laidOut: string[] = [];

afterEach(() => {
  for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** An example with a comment in the first and last line of every file, and one behind what it sets. */
function commented(example: Example): Example {
  const entries = Object.entries(example).map(([name, text]) => {
    if (text === notThere || text === unreadable || text === '') return [name, text];
    return [name, `# first comment\n${text.trimEnd()}\n# last comment\n`];
  });
  return Object.fromEntries(entries);
}

const judge = (directory: string) => {
  const signal = AbortSignal.timeout(10_000);
  return preflight(directory, { environment: {}, signal, asksCompose: false });
};

/** Only what a rule itself would fix. */
const of = (id: string, result: Preflight): Preflight => ({
  ...result,
  findings: result.findings.filter(({ rule, edit }) => rule.id === id && edit !== undefined),
});

async function attempt(id: string, example: Example) {
  const directory = layOut(commented(example));
  laidOut.push(directory);
  const before = await judge(directory);
  const fixes = fixesOf(of(id, before));
  const texts = new Map(fixes.map(({ file }) => [file.path, file.text]));
  for (const { file, text } of fixes) writeFileSync(file.path, text);
  return { directory, before, fixes, texts, after: await judge(directory) };
}

const keyOf = ({ rule, message }: Preflight['findings'][number]) => `${rule.id} ${message}`;
const comments = (text: string) =>
  text.split('\n').flatMap((line) => /#\s.*$/.exec(line)?.[0] ?? []);
const withoutComments = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s*#\s.*$/, ''))
    .filter((line) => line.trim());

const cases = fixable.map(([id, example]) => ({ id, example }));

describe.each(cases)('the fix of $id', ({ id, example: given }) => {
  test('removes its finding, brings no other, and keeps every other line and comment', async () => {
    const example = given ?? rules.find((rule) => rule.id === id)?.failing ?? {};
    const { before, fixes, texts, after } = await attempt(id, example);
    const own = of(id, before).findings;
    expect(own).not.toEqual([]);
    expect(fixes).not.toEqual([]);
    expect(of(id, after).findings.map(keyOf)).toEqual([]);
    const known = new Set(before.findings.map(keyOf));
    expect(after.findings.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
    for (const { file } of fixes) {
      const [old, changed] = [texts.get(file.path) ?? '', readFileSync(file.path, 'utf8')];
      expect(comments(changed).toSorted()).toEqual(comments(old).toSorted());
      const kept = withoutComments(old).filter((line) => withoutComments(changed).includes(line));
      const most = fixes.reduce((sum, fix) => sum + fix.count, 0) * 3;
      expect(withoutComments(old).length - kept.length).toBeLessThanOrEqual(most);
    }
  });
});

test('a third of the rules has a fix', () => {
  expect(new Set(fixable.map(([id]) => id)).size).toBe(fixable.length);
  expect(fixable.length * 3).toBeGreaterThanOrEqual(rules.length);
});

test('a fix that does not fit the way a file is written changes nothing', async () => {
  const flow = {
    'docker-compose.override.yml':
      'services:\n  vectors: { image: "mongo:8.0.20", volumes: [data:/data/db] }\n  librechat: { depends_on: [vectors] }\n',
  };
  const { fixes } = await attempt('restart.missing', flow);
  expect(fixes).toEqual([]);
});

test('the last key of a map stays, so that the map does not become empty', async () => {
  const alone = {
    'librechat.yaml':
      'version: 1.3.13\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\ninterface:\n  endpointsMenu: true\n',
  };
  const { fixes, directory } = await attempt('config.unknown-key', alone);
  expect(fixes).toEqual([]);
  expect(readFileSync(join(directory, 'librechat.yaml'), 'utf8')).toContain('endpointsMenu');
});
