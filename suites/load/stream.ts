/* What a stream of LibreChat's chat API holds. Nothing of k6 is imported: a unit test reads this file as well. */

/** A message as the API sends it. */
export interface WireMessage {
  readonly messageId: string;
  readonly text?: string;
  readonly content?: readonly { readonly text?: string }[];
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
 * stream that they cannot serve with an event of the type `error` (since v0.8.7-rc1).
 */
export function endOf(stream: FinishedStream): { final?: FinalEvent; fault?: string } {
  if (stream.status !== 200) return { fault: stream.error || `status ${stream.status}` };
  const events = String(stream.body).split(/\r?\n\r?\n/);
  const final = events.map(dataOf).findLast((data) => data?.final);
  if (final) return { final: final as FinalEvent };
  const refused = events.some((event) => /^event: *error$/m.test(event));
  return { fault: refused ? 'the stream ended with an error event' : 'no final event' };
}

/** The JSON of an event of a stream; undefined if it has none. */
function dataOf(event: string): { final?: boolean } | undefined {
  const data = /^data: *(.*)$/m.exec(event)?.[1];
  if (!data?.includes('"final"')) return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** The text of a message. Releases store it as a string or as parts. */
export function textOf({ text, content = [] }: WireMessage): string {
  return text || content.map((part) => part.text ?? '').join('');
}
