import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { preflightPages } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

const pages = globSync(['*.md', 'docs/*.md', 'docs/preflight/*.md']);

test('docs/settings.md is what `npm run docs` makes', () => {
  expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsTable());
});

test('docs/preflight.md and its pages are what `npm run docs` makes', async () => {
  const made = await preflightPages();
  const there = ['preflight.md', ...globSync('preflight/*.md', { cwd: 'docs' })];
  expect(there.sort()).toEqual(Object.keys(made).sort());
  for (const [path, text] of Object.entries(made))
    expect(readFileSync(join('docs', path), 'utf8')).toBe(text);
});

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  test('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w-]+(?::[\w-]+)?)/g)].map(
      ([, script]) => script ?? '',
    );
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named));
  });

  test('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });
});
