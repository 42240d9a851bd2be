import { afterEach, expect, test, vi } from 'vitest';
import type { MutantId } from '../../fixtures/saboteur/mutants.ts';
import * as all from '../../fixtures/saboteur/mutants.ts';
import { scoreCauses } from './causes.ts';

const mutant = 'google.redirect-uri-doubled';
const check = 'oauth.google.redirect-uri-exact';
const play = (cause?: string, status: 'held' | 'violated' = 'violated') => ({
  mutant: mutant as MutantId,
  endedAt: 0,
  outcomes: [{ id: check, status, durationMs: 1, ...(cause ? { cause } : {}) }],
});

afterEach(() => vi.restoreAllMocks());

function whereTheCauseIs(id: string): void {
  const cause = { id, text: 'A cause.', fix: 'A fix.' };
  const known = all.mutantOf(mutant);
  vi.spyOn(all, 'mutantOf').mockReturnValue({ ...known, cause });
}

test.each([
  ['the cause of the mutant is named', 'full-url', 1],
  ['another cause is named', 'unset', 0],
  ['no cause is named', undefined, 0],
])('%s', (_, named, share) => {
  whereTheCauseIs('full-url');
  expect(scoreCauses([play(named)])).toMatchObject({ judged: 1, share });
});

test('a check that held names no cause', () => {
  whereTheCauseIs('full-url');
  expect(scoreCauses([play(undefined, 'held')])).toMatchObject({ judged: 0, misnamed: [] });
});
