import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { RollingChat } from '../../fixtures/upgrade/rolling/traffic.ts';
import schema from '../schemas/rolling.schema.json' with { type: 'json' };
import { describeRolling, toMarkdown } from './render.ts';
import { makeRollingStatement } from './statement.ts';

const phases = ['v0.8.7 twice', 'replacing replica 1'];
const answered: RollingChat = { phase: 'v0.8.7 twice', outcome: 'answered' };
const lost: RollingChat = {
  phase: 'replacing replica 1',
  outcome: 'lost',
  message: 'The prompt is stored, and nothing of the answer.',
};

const statementOf = (chats: readonly RollingChat[], loggedOut: readonly string[] = []) =>
  makeRollingStatement({
    from: 'v0.8.7',
    to: 'v0.8.8-rc1',
    startedAt: new Date(),
    run: {
      chats,
      phases,
      people: 16,
      loggedOut,
      startMs: [8_100, 9_000],
      parts: { Redis: 'Redis 7' },
      caveats: ['A note.'],
      secrets: [],
    },
  });

test.each<[string, RollingChat[], string[], string]>([
  ['every chat answered', [answered, answered], [], 'conforms'],
  ['a chat lost', [answered, lost], [], 'does-not-conform'],
  ['a chat refused', [{ ...lost, outcome: 'refused' }], [], 'does-not-conform'],
  ['a chat doubled', [{ ...lost, outcome: 'doubled' }], [], 'does-not-conform'],
  ['somebody logged out', [answered], ['401'], 'does-not-conform'],
  ['no chat at all', [], [], 'incomplete'],
])('%s', (_, chats, loggedOut, verdict) => {
  expect(statementOf(chats, loggedOut).verdict).toBe(verdict);
});

test('the statement fits its schema, and counts by phase', () => {
  const statement = statementOf([answered, lost, lost]);
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  validate(statement);
  expect(validate.errors).toBeNull();
  expect(statement.phases.map(({ chats }) => chats)).toEqual([
    { answered: 1, refused: 0, lost: 0, doubled: 0 },
    { answered: 0, refused: 0, lost: 2, doubled: 0 },
  ]);
  expect(statement.phases[1]?.messages).toEqual([`lost: ${lost.message}`]);
});

test.each([
  [
    'the terminal',
    (it: ReturnType<typeof statementOf>) => stripVTControlCharacters(describeRolling(it)),
  ],
  ['Markdown', toMarkdown],
])('%s says what people notice', (_where, render) => {
  const text = render(statementOf([answered, lost], ['POST /api/auth/refresh → 401']));
  expect(text).toContain('does-not-conform');
  expect(text).toContain('of 2 chats 1 lost, 1 of 16 people logged out.');
  expect(text).toContain('replacing replica 1: lost: The prompt is stored');
  expect(text).toContain('logged out: POST /api/auth/refresh → 401');
});
