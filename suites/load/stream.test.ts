import { expect, test } from 'vitest';
import { endOf, faultOfAnswer } from './stream.ts';

const stream = (body: string) => ({ status: 200, body, error: '' });
const piece = 'event: message\ndata: {"event":"on_message_delta"}\n\n';
const end = {
  final: true,
  conversation: { conversationId: 'c' },
  responseMessage: { messageId: 'm' },
};

test.each([
  ['the field `final` first', end],
  [
    'the field `final` last',
    { conversation: end.conversation, responseMessage: end.responseMessage, final: true },
  ],
])('the end of an answer is found: %s', (_, data) => {
  const body = `${piece}event: message\ndata: ${JSON.stringify(data)}\n\n`;
  expect(endOf(stream(body)).final).toEqual(end);
});

test('events that follow the end, such as a title, do not hide it', () => {
  const body = `data: ${JSON.stringify(end)}\r\n\r\nevent: title\r\ndata: {"title":"final"}\r\n\r\n`;
  expect(endOf(stream(body)).final).toEqual(end);
});

test.each([
  ['marked as an error', { error: true, text: 'It failed.' }],
  ['with an error in its content', { content: [{ type: 'error', error: 'It failed.' }] }],
])('an answer %s is a fault', (_, failed) => {
  const data = { ...end, responseMessage: { messageId: 'm', ...failed } };
  expect(endOf(stream(`data: ${JSON.stringify(data)}\n\n`))).toEqual({
    fault: 'the answer reports a failure',
  });
});

test.each([
  ['an error event', stream(`${piece}event: error\ndata: {"error":"no"}\n\n`), /error event/],
  ['a cut stream', stream(piece), /no final event/],
  ['another status', { status: 404, body: '', error: '' }, /status 404/],
  ['a broken connection', { status: 0, body: '', error: 'EOF' }, /EOF/],
])('%s is a fault', (_, given, fault) => {
  expect(endOf(given)).toEqual({ fault: expect.stringMatching(fault) });
});

test.each([
  ['One two three.', undefined],
  ['', 'the answer is empty'],
  ['One two', 'the answer ends too early'],
  ['two three.', 'the answer has lost its beginning'],
  ['One three.', 'it is another answer'],
])('a report on the answer "%s" does not quote it', (text, fault) => {
  expect(faultOfAnswer(text, 'One two three.')).toBe(fault);
});
