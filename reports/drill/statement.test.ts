import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { DrillRow } from '../../fixtures/upgrade/drill.ts';
import schema from '../schemas/drill.schema.json' with { type: 'json' };
import { describeDrill, toMarkdown } from './render.ts';
import { makeDrillStatement } from './statement.ts';

const kept: DrillRow = { id: 'destroyed', text: 'Nothing was left', cell: { verdict: 'kept' } };
const lost: DrillRow = {
  id: 'file.image',
  text: 'Uploaded images',
  cell: { verdict: 'lost', message: 'GET /images/1.png → 404' },
};
const unjudged: DrillRow = { ...lost, cell: { verdict: 'not-judged', message: 'Not made.' } };

const statementOf = (rows: readonly DrillRow[]) =>
  makeDrillStatement(new Date(), {
    rows,
    tool: 'driver',
    folders: ['/app/uploads'],
    bytes: 1_500_000,
    backupMs: 1_200,
    restoreMs: 2_300,
    parts: { LibreChat: 'an image' },
    caveats: ['A note.'],
    secrets: [],
  });

test.each([
  [[kept], 'conforms'],
  [[kept, lost], 'does-not-conform'],
  [[kept, unjudged], 'incomplete'],
  [[lost, unjudged], 'does-not-conform'],
] as const)('%# is %s', (rows, verdict) => {
  expect(statementOf(rows).verdict).toBe(verdict);
});

test('the statement fits its schema', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  validate(statementOf([kept, lost]));
  expect(validate.errors).toBeNull();
});

test.each([
  [
    'the terminal',
    (it: ReturnType<typeof statementOf>) => stripVTControlCharacters(describeDrill(it)),
  ],
  ['Markdown', toMarkdown],
])('%s names what is lost, and how the database was dumped', (_where, render) => {
  const text = render(statementOf([kept, lost]));
  expect(text).toContain('does-not-conform');
  expect(text).toContain('1 of 2 kinds of data are lost');
  expect(text).toContain('GET /images/1.png → 404');
  expect(text).toContain("1.5 MB in 1.2 s, restored in 2.3 s, with the suite's own dump");
});
