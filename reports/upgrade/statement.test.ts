import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Cell, Row } from '../../fixtures/upgrade/verdict.ts';
import schema from '../schemas/upgrade.schema.json' with { type: 'json' };
import { toMarkdown } from './markdown.ts';
import { makeUpgradeStatement } from './statement.ts';
import { describeUpgrade } from './terminal.ts';

const kept: Cell = { verdict: 'kept' };
const lost: Cell = {
  verdict: 'lost',
  message: 'Expected: {"title":"A"}\nReceived: {"title":null}',
};
const all = { oldOnNew: kept, newOnNew: kept, oldOnOld: kept, newOnOld: kept };

const statementOf = (rows: readonly Row[]) =>
  makeUpgradeStatement({
    from: 'v0.8.7',
    to: 'v0.8.8-rc1',
    startedAt: new Date(),
    run: {
      rows,
      starts: [{ release: 'v0.8.7', ms: 5_400 }],
      parts: { MongoDB: 'MongoDB 8' },
      caveats: ['A note.'],
      secrets: [],
    },
  });
const broken = statementOf([
  { id: 'chat.title', text: 'Titles', cells: { ...all, oldOnNew: lost } },
  { id: 'preset', text: 'Presets', cells: all },
]);

test('the statement fits its schema, and counts what each stage kept', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  validate(broken);
  expect(validate.errors).toBeNull();
  expect(broken.summary.oldOnNew).toEqual({ kept: 1, lost: 1, notJudged: 0 });
});

test.each([
  ['the terminal', (it: typeof broken) => stripVTControlCharacters(describeUpgrade(it))],
  ['Markdown', toMarkdown],
])('%s names the row, the stage and what was read', (_where, render) => {
  const text = render(broken);
  expect(text).toContain('does-not-conform');
  expect(text).toContain('Do not upgrade: v0.8.8-rc1 does not keep everything that v0.8.7 stored.');
  expect(text).toContain('chat.title');
  expect(text).toContain('v0.8.7 → v0.8.8-rc1');
  expect(text).toContain('{"title":null}');
});

test('says that the way back loses data, without failing the upgrade for it', () => {
  const statement = statementOf([{ id: 'a', text: 'A', cells: { ...all, newOnOld: lost } }]);
  expect(statement.verdict).toBe('conforms');
  expect(describeUpgrade(statement)).toContain('The way back to v0.8.7 loses data.');
});
