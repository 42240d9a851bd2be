import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { ReportedStack } from '../../fixtures/stack/stack.ts';
import schema from '../schemas/mutants.schema.json' with { type: 'json' };
import { makeMutantsStatement } from './statement.ts';
import { describeMutants } from './table.ts';

const stack: ReportedStack = {
  target: 'reference',
  shape: 'plain',
  browserUrl: 'http://localhost:1',
  parts: { LibreChat: 'the bundled reference' },
  caveats: ['This run tested the reference.'],
  startMs: 1,
};

const statement = makeMutantsStatement({
  stack,
  startedAt: new Date(),
  complete: true,
  score: {
    score: 0.5,
    mutants: [
      {
        id: 'chat.stream-buffered',
        violates: ['chat.openai.streams'],
        why: 'A proxy buffers.',
        killedBy: ['chat.openai.streams'],
        verdict: 'killed',
      },
      {
        id: 'logout.cookies-kept',
        violates: ['logout.cookies-removed'],
        why: 'Another path.',
        killedBy: [],
        verdict: 'survived',
        message: 'logout.cookies-removed: held',
      },
    ],
    notJudged: [
      {
        mutant: 'google.state-dropped',
        check: 'oauth.google.state-present',
        kind: 'known-deviation',
        reason: 'Cannot be judged on this release: no state.',
      },
    ],
    neverFailed: ['logout.cookies-removed'],
    causes: {
      judged: 4,
      share: 0.75,
      misnamed: [
        {
          mutant: 'chat.stream-buffered',
          check: 'chat.openai.streams',
          cause: 'proxy-buffers',
          shown: ['Expected: 5'],
        },
      ],
    },
  },
});

test('mutants.json fits its schema', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
  validate(JSON.parse(JSON.stringify(statement)));
  expect(validate.errors).toBeNull();
});

test('the terminal shows the areas, and details of mutants that were not killed', () => {
  const text = stripVTControlCharacters(describeMutants(statement));
  expect(text).toMatch(/│ chat +│ 1 +│ 0 +│ 0 +│ 0/);
  expect(text).toContain('survived      logout.cookies-kept\n  Another path.');
  expect(text).toContain('not judged    google.state-dropped → oauth.google.state-present');
  expect(text).toContain('never failed  logout.cookies-removed');
  expect(text).toContain(
    'wrong cause   chat.stream-buffered → chat.openai.streams\n  expected proxy-buffers, named none\n  Expected: 5',
  );
  expect(text).toContain('causes   75.0 % (the report named the cause in 3 of 4 failed checks)');
  expect(text).toContain('score    50.0 % (1 of 2 killed)');
});

test('load mutants have no causes to count', () => {
  const causes = { ...statement.causes, judged: 0 };
  expect(describeMutants({ ...statement, causes })).not.toContain('causes  ');
});
