import {
  type Answer,
  type ChatMessage,
  failureOfMessage,
  saidBy,
} from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import type { Behaviour } from '../../fixtures/doubles/providers/behaviours.ts';
import type { Provider } from '../../fixtures/doubles/providers/names.ts';
import { expect } from '../../fixtures/test.ts';
import { modelOf } from './names.ts';

/** What a person learns of an answer that failed, and whether the conversation goes on. */
export interface FailedTurn {
  readonly answer: Answer;
  /** The answer as it is stored; undefined if none is. */
  readonly stored: ChatMessage | undefined;
  readonly next: Answer;
  /** What the double says to the next message. */
  readonly nextExpected: string;
}

/** Clients of providers ask again for some 100 seconds. */
const untilToldMs = 150_000;

/**
 * Has a provider fail for one message, and sends another one after it.
 * @param word what marks the two messages; no other turn of the test has it
 */
export async function failTurn(
  chats: ChatClient,
  doubles: DoublesClient,
  provider: Provider,
  word: string,
  behaviour: Pick<Behaviour, 'fault' | 'answer'>,
): Promise<FailedTurn> {
  const model = modelOf(provider);
  const text = `Fail ${word}`;
  await doubles.behave(text, behaviour);
  const answer = await chats.ask({ text, provider, model }, untilToldMs);
  if (!answer.ended) await chats.abort({ conversationId: answer.conversationId });
  const stored = (await chats.answers(answer.conversationId)).at(-1);
  const messageId = stored?.messageId ?? answer.messageId;
  const next = await chats.ask({
    text: `Next ${word}`,
    provider,
    model,
    after: { conversationId: answer.conversationId, messageId },
  });
  const [asked] = await doubles.chats(`Next ${word}`);
  return { answer, stored, next, nextExpected: asked?.answer ?? 'an answer of the double' };
}

/** Judges that a person learns of the failure, and can go on. */
export function expectTold({ answer, stored, next, nextExpected }: FailedTurn): void {
  expect(answer.ended, 'whether the chat ended').toBe(true);
  expect(toldBy(answer, stored), 'what the person reads').toMatch(/\p{L}+ \p{L}+/u);
  expect(saidBy(next), 'the answer to the next message').toBe(nextExpected);
}

/** What the stream or the stored answer says of a failure. */
function toldBy(answer: Answer, stored: ChatMessage | undefined): string {
  if (answer.failure) return answer.failure;
  if (!stored) return '';
  return failureOfMessage(stored) || (stored.unfinished ? 'marked as unfinished' : '');
}

/** Where a text is that nobody who chats may see: in the stream of the answer, or in the stored message. */
export function placesHolding(texts: readonly string[], { answer, stored }: FailedTurn): string[] {
  const places = { 'stream of the answer': answer.events, 'stored message': stored };
  return Object.entries(places)
    .filter(([, content]) => texts.some((text) => JSON.stringify(content ?? '').includes(text)))
    .map(([place]) => place);
}
