import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { generatedPages } from '../reports/docs/index.ts';
import { readFigures } from '../reports/figures/figures.ts';
import { toMarkdown as figuresPage } from '../reports/figures/markdown.ts';
import { toMarkdown } from '../reports/releases/markdown.ts';
import { readRealBugs } from '../reports/releases/real-bugs.ts';
import { makeReport } from '../reports/releases/report.ts';
import { readRuns } from '../reports/releases/run.ts';
import { callOf, helpOfAll } from './command-help.ts';
import { flagsBySetting } from './flags.ts';
import { anchorsIn, linksIn, npmCommandsIn } from './markdown-links.ts';

/** Each command is started once to ask for its help. */
const helpTimeoutMs = 240_000;

const pages = globSync(['*.md', 'docs/**/*.md', 'compose/*.md']);
const read = (file: string) => readFileSync(file, 'utf8');

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

describe('generated pages and the commands in all pages', () => {
  let help: ReadonlyMap<string, string> = new Map();
  let generated: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    help = await helpOfAll();
    generated = await generatedPages(help, flagsBySetting());
  }, helpTimeoutMs);

  test('are what `npm run docs` makes, and no page is left over', () => {
    const committed = globSync(['docs/preflight/*.md', 'docs/checks/*.md']);
    const files = [...new Set([...committed, ...Object.keys(generated)])];
    expect(Object.fromEntries(files.map((file) => [file, read(file)]))).toEqual(generated);
  });

  test('docs/commands.md is the same wherever the repository lies', () => {
    expect(generated['docs/commands.md']).not.toContain(process.cwd());
  });

  test.each(pages)('in %s have only flags that exist', (file) => {
    const unknown = npmCommandsIn(read(file)).flatMap(({ script, flags }) =>
      flags
        .filter((flag) => !hasFlag(help.get(callOf(script)) ?? '', flag))
        .map((flag) => `${script} ${flag}`),
    );
    expect(unknown).toEqual([]);
  });
});

const hasFlag = (help: string, flag: string) =>
  new RegExp(`(^|\\s)${flag}(\\s|,|$)`, 'm').test(help);
