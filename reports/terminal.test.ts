import stripAnsi from 'strip-ansi';
import { expect, test } from 'vitest';
import { judgeCheck } from '../fixtures/checks/judge.ts';
import { TerminalView } from './terminal.ts';

function show(draw: (view: TerminalView) => void): string {
  const lines: string[] = [];
  draw(new TerminalView((line) => lines.push(stripAnsi(line))));
  return lines.join('\n');
}

const violated = judgeCheck(
  'oauth.google.redirect-uri-exact',
  { id: '', status: 'violated', durationMs: 1_200, message: 'Expected: a\nSeen: b' },
  new Map(),
);
const held = judgeCheck('start.page-served', { id: '', status: 'held', durationMs: 0 }, new Map());

test('a failed check says what was expected and seen, its source, and how to mend it', () => {
  const text = show((view) => view.verdict(violated));
  for (const part of [
    'Google OAuth login redirects',
    '✗ failed',
    '1.2 s',
    'Expected: a',
    'Seen: b',
  ])
    expect(text).toContain(part);
  expect(text).toMatch(/source +RFC 6749/);
  expect(text).toMatch(/mend +Set GOOGLE_CALLBACK_URL/);
});

test('a requirement heads its verdicts once', () => {
  const text = show((view) => {
    view.verdict(held);
    view.verdict(held);
    view.verdict(violated);
  });
  expect(text.match(/LibreChat container starts successfully/g)).toHaveLength(1);
  expect(text.match(/✓ passed/g)).toHaveLength(2);
});
