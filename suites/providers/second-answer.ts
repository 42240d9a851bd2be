import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import type { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { numbered } from './numbered.ts';

/** Long enough for a page to be reloaded in the middle. */
export const secondAnswer = numbered(24, { everyMs: 500 });
export const secondWithinMs = 18_000;

/**
 * Begins the second answer of a conversation, and waits for the first pieces of it.
 * @returns the two prompts
 */
export async function beginSecond(
  chat: ChatPage,
  doubles: DoublesClient,
  nonce: string,
): Promise<readonly [first: string, second: string]> {
  const [first, second] = [`First ${nonce}`, `Second ${nonce}`];
  await chat.ask(first);
  await doubles.behave(second, { answer: secondAnswer });
  await chat.send(second);
  await chat.answers.nth(1).filter({ hasText: 'p003' }).waitFor();
  return [first, second];
}
