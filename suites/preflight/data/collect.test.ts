import { expect, test } from 'vitest';
import { namesInDeployment, namesInDestructuring, propertyNames } from './collect.ts';
import { tabulate } from './tabulate.ts';

test('names are found where a source destructures process.env', () => {
  const source =
    'const {\n  LOGIN_MAX = 7,\n  SCORE: score,\n} = process.env;\nconst { other } = options;';
  expect(namesInDestructuring(source)).toEqual(['LOGIN_MAX', 'SCORE']);
});

test('names are found in .env.example and in compose files', () => {
  const text = '# NO_INDEX=true\nHOST=localhost\n      - RAG_PORT=${RAG_PORT:-8000}\n';
  expect(namesInDeployment(text)).toEqual(['NO_INDEX', 'HOST', 'RAG_PORT', 'RAG_PORT']);
});

test('keys are found in object schemas, at the start of a line and within one', () => {
  const source =
    "  buildInfo: z.boolean(),\n  'x-key'?: string;\n  list: z.array(z.object({ name: z.string() })),\n";
  expect(propertyNames(source)).toEqual(['buildInfo', 'x-key', 'list', 'name']);
});

test('a name has a span for each time that releases know it', () => {
  const names = (...variables: string[]) => ({
    variables: new Set(variables),
    flags: new Set<string>(),
    keys: new Set<string>(),
    configVersion: '1.0.0',
  });
  const at = (release: string) => ({ release, commit: release });
  const { variables, configVersions } = tabulate([
    { release: at('v1'), names: names('A', 'B') },
    { release: at('v2'), names: names('A') },
    { release: at('v3'), names: names('A', 'B', 'C') },
  ]);
  expect(variables).toEqual({ A: [['v1']], B: [['v1', 'v2'], ['v3']], C: [['v3']] });
  expect(configVersions).toEqual({ v1: '1.0.0', v2: '1.0.0', v3: '1.0.0' });
});
