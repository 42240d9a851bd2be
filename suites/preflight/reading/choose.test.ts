import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { choosePlace } from './choose.ts';

const laidOut: string[] = [];
const chat = 'services:\n  api:\n    image: ghcr.io/danny-avila/librechat:v0.8.7\n';
const other = 'services:\n  web:\n    image: nginx:1.29.3\n';

afterEach(() => {
  for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true });
});

function lay(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'preflight-choose-'));
  laidOut.push(directory);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

function chosen(files: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const root = lay(files);
  const { directory, composeFiles, dotenv, helm } = choosePlace(root, {}, { files: flags });
  const names = [...composeFiles, ...(helm ? [helm] : [])].map((path) => relative(root, path));
  return { folder: relative(root, directory), names, dotenv: relative(root, dotenv) };
}

test.each([
  ['the usual name', { 'docker-compose.yml': chat }, '', ['docker-compose.yml']],
  [
    'another name',
    { 'compose.librechat.yml': chat, 'docker-compose.yml': other },
    '',
    ['compose.librechat.yml'],
  ],
  ['a stack', { 'stack.yml': chat }, '', ['stack.yml']],
  [
    'a folder below',
    { 'apps/chat/compose.yaml': chat, 'apps/web/compose.yaml': other },
    'apps/chat',
    ['apps/chat/compose.yaml'],
  ],
  [
    'an included file',
    { 'compose.yaml': 'include:\n  - chat.yml\n', 'chat.yml': chat },
    '',
    ['compose.yaml'],
  ],
  [
    'variants that include one',
    {
      'docker-compose.base.yml': chat,
      'docker-compose.gpu.yml': 'include:\n  - docker-compose.base.yml\n',
    },
    '',
    ['docker-compose.base.yml'],
  ],
  ['Helm values', { 'values.yaml': 'librechat:\n  configEnv: {}\n' }, '', ['values.yaml']],
])('finds %s', (_, files, folder, names) => {
  expect(chosen(files as Record<string, string>)).toMatchObject({ folder, names });
});

test('takes no file of another program for a configuration', () => {
  expect(() => chosen({ 'librechat.yaml': 'id: chat\ncategory: tools\n' })).toThrow('holds no');
  expect(chosen({ 'librechat.yaml': 'version: 1.3.13\n' }).names).toEqual([]);
});

test('takes the files that are named, in their order', () => {
  expect(chosen({ 'a.yml': chat, 'b.yml': chat }, ['b.yml', 'a.yml']).names).toEqual([
    'b.yml',
    'a.yml',
  ]);
});

test.each([
  ['.env', { '.env': '', 'stack.env': '' }],
  ['stack.env', { 'stack.env': '' }],
  ['.env.production', { '.env.production': '' }],
])('takes variables from %s', (dotenv, files) => {
  expect(chosen({ 'compose.yaml': chat, ...files } as Record<string, string>).dotenv).toBe(dotenv);
});

test.each([
  [{ 'prod.compose.yml': chat, 'test.compose.yml': chat }, 'holds several LibreChats'],
  [{ 'one/compose.yml': chat, 'two/compose.yml': chat }, 'holds more than one LibreChat'],
  [{ 'docker-compose.yml': other }, 'No service in docker-compose.yml is a LibreChat'],
  [{ 'readme.md': '' }, 'holds no compose file'],
])('%j: %s', (files, message) => {
  const directory = lay(files as Record<string, string>);
  expect(() => choosePlace(directory, {}, {})).toThrow(message);
});
