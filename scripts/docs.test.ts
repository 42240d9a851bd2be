import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { readFigures } from '../reports/figures/figures.ts';
import { toMarkdown as figuresPage } from '../reports/figures/markdown.ts';
import { toMarkdown } from '../reports/releases/markdown.ts';
import { readRealBugs } from '../reports/releases/real-bugs.ts';
import { makeReport } from '../reports/releases/report.ts';
import { readRuns } from '../reports/releases/run.ts';
import { checkPages } from './checks-page.ts';
import { helpOfAll } from './command-help.ts';
import { commandsPage } from './commands-page.ts';
import { anchorsIn, linksIn, npmCommandsIn } from './markdown-links.ts';
import { preflightPages } from './preflight-page.ts';
import { settingsTable } from './settings-table.ts';

/** Each command is started once to ask for its help. */
const helpTimeoutMs = 120_000;

const pages = globSync(['*.md', 'docs/**/*.md', 'compose/*.md']);
const read = (file: string) => readFileSync(file, 'utf8');

test('docs/settings.md is what `npm run docs` makes', () => {
  expect(read('docs/settings.md')).toBe(settingsTable());
});

test('docs/preflight.md and its pages are what `npm run docs` makes', async () => {
  const made = await preflightPages();
  const there = ['preflight.md', ...globSync('preflight/*.md', { cwd: 'docs' })];
  expect(there.sort()).toEqual(Object.keys(made).sort());
  for (const [path, text] of Object.entries(made)) expect(read(join('docs', path))).toBe(text);
});

describe('the pages of checks are what `npm run docs` makes', () => {
  const expected = checkPages();

  test.each(Object.entries(expected))('%s', (file, text) => {
    expect(read(file)).toBe(text);
  });

  test('and no other ones', () => {
    expect(globSync('docs/checks/*.md').toSorted()).toEqual(
      Object.keys(expected)
        .filter((file) => file.startsWith('docs/checks/'))
        .toSorted(),
    );
  });
});

test.each(globSync('docs/releases.json'))(
  '%s and its page are what `npm run releases` makes of its runs',
  (file) => {
    const report = makeReport(readRuns([file]), readRealBugs());
    expect(JSON.parse(read(file))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(read('docs/releases.md')).toBe(toMarkdown(report));
  },
);

test.each(globSync('docs/figures.json'))(
  '%s and its page are what `npm run figures` makes of its runs',
  (file) => {
    const figures = readFigures([file]);
    expect(JSON.parse(read(file))).toEqual(JSON.parse(JSON.stringify(figures)));
    expect(read('docs/figures.md')).toBe(figuresPage(figures));
  },
);

describe.each(pages)('%s', (page) => {
  const text = read(page);
  const targetOf = (file: string) => (file ? join(dirname(page), file) : page);

  test('links only to files and headings that exist', () => {
    const broken = linksIn(text).filter(({ file, anchor }) => {
      const target = targetOf(file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsIn(read(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names only npm scripts that exist', () => {
    const named = npmCommandsIn(text).map(({ script }) => script);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named));
  });
});

describe('commands', () => {
  let help: ReadonlyMap<string, string> = new Map();
  let page = '';
  beforeAll(async () => {
    const texts = await helpOfAll();
    help = texts;
    page = commandsPage(texts);
  }, helpTimeoutMs);

  test('docs/commands.md is what `npm run docs` makes', () => {
    expect(read('docs/commands.md')).toBe(page);
  });

  test('docs/commands.md is the same wherever the repository lies', () => {
    expect(page).not.toContain(process.cwd());
  });

  test.each(pages)('in %s have only flags that exist', (file) => {
    const unknown = npmCommandsIn(read(file)).flatMap(({ script, flags }) =>
      flags
        .filter((flag) => !hasFlag(help.get(script) ?? '', flag))
        .map((flag) => `${script} ${flag}`),
    );
    expect(unknown).toEqual([]);
  });
});

const hasFlag = (help: string, flag: string) =>
  new RegExp(`(^|\\s)${flag}(\\s|,|$)`, 'm').test(help);
