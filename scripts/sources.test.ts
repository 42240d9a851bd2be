import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../fixtures/checks/catalogue.ts';
import { requirements } from '../fixtures/checks/requirements.ts';
import { loadMutantIds, loadMutantOf } from '../fixtures/saboteur/load-mutants.ts';
import { mutants } from '../fixtures/saboteur/mutants.ts';
import { sources } from '../fixtures/sources/index.ts';
import { readObjectives } from '../fixtures/verdicts/load/objectives.ts';
import { allRules } from '../suites/preflight/rules/index.ts';

const hosts = new Set([
  'caddyserver.com',
  'cheatsheetseries.owasp.org',
  'curl.se',
  'datatracker.ietf.org',
  'doc.traefik.io',
  'docs.aws.amazon.com',
  'docs.docker.com',
  'docs.ollama.com',
  'github.com',
  'github.github.com',
  'grafana.com',
  'hub.docker.com',
  'kubernetes.github.io',
  'kubernetes.io',
  'learn.microsoft.com',
  'nginx.org',
  'nodejs.org',
  'nodemailer.com',
  'openid.net',
  'opentelemetry.io',
  'owasp.org',
  'pages.nist.gov',
  'pubs.opengroup.org',
  'spec.commonmark.org',
  'url.spec.whatwg.org',
  'web.dev',
  'www.cve.org',
  'www.gnu.org',
  'www.librechat.ai',
  'www.meilisearch.com',
  'www.mongodb.com',
  'www.nngroup.com',
  'www.rfc-editor.org',
  'yaml.org',
]);

const isOpenable = (url: string) => {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' && hosts.has(parsed.host);
};

const cited = [
  ...catalogue.flatMap(({ source }) => source),
  ...(await allRules()).flatMap(({ source }) => source),
  ...mutants.flatMap(([, { source = [] }]) => source),
  ...loadMutantIds.flatMap((id) => loadMutantOf(id).source ?? []),
  ...Object.values(requirements).map(({ source }) => source),
];

test('every source of the table is cited', () => {
  expect([...new Set(cited)].toSorted()).toEqual(Object.keys(sources).toSorted());
});

test('every source has a title and an address at a known host', () => {
  const faulty = Object.entries(sources).filter(
    ([, { title, url }]) => !/^\S.{5,}$/.test(title) || !isOpenable(url),
  );
  expect(faulty).toEqual([]);
});

test('no two sources have the same title', () => {
  const titles = Object.values(sources).map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test("files of a public repository are cited at a release or commit, or on the project's main branch", () => {
  const files = Object.values(sources).flatMap(
    ({ url }) => url.match(/\/blob\/([^/]+)/)?.[1] ?? [],
  );
  expect(files.filter((ref) => !/^(v\d+\.\d+\.\d+\S*|[0-9a-f]{40}|main)$/.test(ref))).toEqual([]);
});

test.each(readObjectives())('$id names a page or says that it is our choice', ({ source }) => {
  const urls = source.match(/https?:\/\/[^\s)]+/g) ?? [];
  expect(urls.filter((url) => !isOpenable(url))).toEqual([]);
  expect(urls.length > 0 || source.startsWith('our choice')).toBe(true);
});

test('no text refers to notes that are not in the repository', () => {
  const notes =
    /\b(librechat(-ui|-confirmed)?|releases-changes)\.md\b|(?<![/\w])control-plane\.md\b/;
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0');
  const texts = files.filter((file) => /\.(ts|md|ya?ml|json|html|css)$|Makefile$/.test(file));
  expect(texts.filter((file) => notes.test(readFileSync(file, 'utf8')))).toEqual([]);
});
