/* What a stream of LibreChat's chat API holds. Nothing of k6 is imported: a unit test reads this file as well. */

/** A message as the API sends it. */
export interface WireMessage {
  readonly messageId: string;
  readonly text?: string;
  readonly content?: readonly { readonly type?: string; readonly text?: string }[];
  /** Whether LibreChat reports a failure in place of an answer. Newer releases do so in a part of the type `error`. */
  readonly error?: boolean;
}

/** The answer to GET /api/agents/chat/stream/:id. */
interface FinishedStream {
  readonly status: number;
  readonly body: unknown;
  /** What went wrong with the connection; empty if nothing did. */
  readonly error: string;
}

/** The event that ends an answer. */
interface FinalEvent {
  readonly final: true;
  readonly conversation: { readonly conversationId: string };
  readonly responseMessage: WireMessage;
}

/**
 * The event that completes an answer, or why there is none. Releases order the fields of an event differently, and end a
 * stream that they cannot serve with an event of the type `error` (since v0.8.7-rc1). A model that failed is reported in
 * an answer that is none.
 */
export function endOf(stream: FinishedStream): { final?: FinalEvent; fault?: string } {
  if (stream.status !== 200) return { fault: stream.error || `status ${stream.status}` };
  const body = String(stream.body);
  const final = finalIn(body);
  if (final && isFailure(final.responseMessage)) return { fault: 'the answer reports a failure' };
  if (final) return { final };
  const refused = /^event: *error\r?$/m.test(body);
  return { fault: refused ? 'the stream ended with an error event' : 'no final event' };
}

const mark = '"final"';

/** Reads few lines, from the end: to read all of them is an eighth of what a chat costs k6. Each event has its data in one line. */
function finalIn(body: string): FinalEvent | undefined {
  let start = body.length;
  for (;;) {
    const at = start > 0 ? body.lastIndexOf(mark, start - 1) : -1;
    if (at < 0) return undefined;
    start = body.lastIndexOf('\n', at) + 1;
    const data = dataOf(body.slice(start, endOfLine(body, at)));
    if (data?.final) return data as FinalEvent;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function isFailure({ error, content = [] }: WireMessage): boolean {
  return error === true || content.some(({ type }) => type === 'error');
}

/** The JSON in a line of a stream; undefined if it has none. */
function dataOf(line: string): { final?: boolean } | undefined {
  if (!line.startsWith('data:')) return undefined;
  try {
    return JSON.parse(line.slice('data:'.length));
  } catch {
    return undefined;
  }
}

/** The text of a message. Releases store it as a string or as parts. */
export function textOf({ text, content = [] }: WireMessage): string {
  return text || content.map((part) => part.text ?? '').join('');
}

/** What is wrong with an answer; undefined if it is the expected one. Its words may be private, so none is repeated. */
export function faultOfAnswer(text: string, expected: string): string | undefined {
  if (text === expected) return undefined;
  if (text === '') return 'the answer is empty';
  if (expected.startsWith(text)) return 'the answer ends too early';
  return expected.endsWith(text) ? 'the answer has lost its beginning' : 'it is another answer';
}
