import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { toMarkdown } from '../reports/releases/markdown.ts';
import { readRealBugs } from '../reports/releases/real-bugs.ts';
import { makeReport } from '../reports/releases/report.ts';
import { readRuns } from '../reports/releases/run.ts';
import { preflightPage } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

const pages = globSync(['*.md', 'docs/*.md']);

test('docs/settings.md is what `npm run docs` makes', () => {
  expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsTable());
});

test('docs/preflight.md is what `npm run docs` makes', async () => {
  expect(readFileSync('docs/preflight.md', 'utf8')).toBe(await preflightPage());
});

test.each(globSync('docs/releases.json'))(
  '%s and its page are what `npm run releases` makes of its runs',
  (file) => {
    const report = makeReport(readRuns([file]), readRealBugs());
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(readFileSync('docs/releases.md', 'utf8')).toBe(toMarkdown(report));
  },
);

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
