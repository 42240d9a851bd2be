import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layOut } from '../samples/lay-out.ts';
import { readEnvFile, readMounted } from './env-file.ts';
import type { SourceFile } from './files.ts';
import { readProject } from './project.ts';
import type { Problem } from './types.ts';

const fileOf = (text: string): SourceFile => ({ path: '/.env', name: '.env', folder: '/', text });

function read(text: string) {
  const problems: Problem[] = [];
  const variables = readEnvFile(fileOf(text), problems, () => undefined);
  return { variables: textsOf(variables), problems: problems.map(({ at }) => at.line) };
}

const textsOf = (variables: ReadonlyMap<string, { text: string | null }>) =>
  Object.fromEntries([...variables].map(([name, { text }]) => [name, text]));

// What Docker Compose 2.40.3 gives for each.
test.each([
  ['A=v#c\nB=v #c\nC= # c\nD=#c', { A: 'v#c', B: 'v', C: '# c', D: '#c' }],
  ['A=1\r\nB="2"\r\n', { A: '1', B: '2' }],
  ["A='x\ny'\nB=2", { A: 'x\ny', B: '2' }],
  ['A="a\\"b" rest\nB="\\t\\$A"', { A: 'a"b', B: '\t$A' }],
  ['A = spaced \nexport B=1\n  C=1 D=2', { A: 'spaced', B: '1', C: '1 D=2' }],
  ['A: 1\nB:2\nA-B=3\nA.C=4\nD', { A: '1', B: '2', 'A-B': '3', 'A.C': '4' }],
  ['A=`a`\nB=$A-$$A\nC=${A}', { A: '`a`', B: '`a`-$A', C: '`a`' }],
])('%j', (text, expected) => {
  expect(read(text)).toEqual({ variables: expected, problems: [] });
});

test.each([
  ['A=1\nfoo bar\n', 2],
  ['<<<<<<< HEAD\nA=1\n', 1],
  ['# fine\n\nA="open\nB=2\n', 3],
  ['// no comment\n', 1],
  ['"A"=1\n', 1],
])('%j is refused', (text, line) => {
  expect(read(text).problems).toEqual([line]);
});

test('what LibreChat reads itself is read as dotenv does', () => {
  expect(textsOf(readMounted(fileOf('A=v#c\nB= # c\nC=$A\n')))).toEqual({ A: 'v', B: '', C: '$A' });
});

test('a later env file knows an earlier one, and a template stands in for what is yet to be made', () => {
  const directory = layOut({
    'docker-compose.override.yml':
      'services:\n  librechat:\n    env_file: !override [.env, one.env, two.env]\n',
    'one.env': 'ONE=1\n',
    'two.env.sample': 'TWO=${ONE}-2\nTHREE=change_me\n',
  });
  const { librechat, problems } = readProject(directory, {});
  rmSync(directory, { recursive: true });
  expect(librechat.environment.text('TWO')).toBe('1-2');
  expect(librechat.environment.variables.get('THREE')).toMatchObject({ text: '', leftBlank: true });
  expect(problems).toEqual([]);
});
