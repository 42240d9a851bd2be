import { type Account, ApiError, type Said, textOf } from '../../fixtures/clients/account.ts';
import { answerEvents, finalAnswer } from '../../fixtures/clients/answer-stream.ts';

/** What the person or the model said in a conversation. A conversation that LibreChat does not find has nothing. */
export async function spoken(
  account: Account,
  conversationId: string,
  byPerson: boolean,
): Promise<string[]> {
  const messages = await account.messages(conversationId).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  });
  return messages.filter((it) => it.isCreatedByUser === byPerson).map(textOf);
}

/** Where the answer of a conversation streams. */
export const streamOf = (conversationId: string): string =>
  `/api/agents/chat/stream/${conversationId}`;

/** Follows a stream of an answer for some events, and leaves it. */
export async function leaveAfter(events: number, person: Account, stream: string): Promise<void> {
  const leave = new AbortController();
  const answer = await person.respond('GET', stream, undefined, leave.signal);
  let seen = 0;
  for await (const _ of answerEvents(answer)) {
    seen += 1;
    if (seen === events) break;
  }
  leave.abort();
}

/** What arrives at one replica of an answer that another one makes, or why nothing does. */
export async function answerAcross(here: Account, there: Account, said: Said): Promise<string> {
  const id = await here.say(said).catch(() => undefined);
  if (!id) return 'the chat was refused';
  const answer = await there.respond('GET', streamOf(id));
  return (await finalAnswer(answer)) ?? `no answer, status ${answer.status}`;
}

/** What the model said to a person, or why it said nothing. */
export async function answerTo(person: Account, said: Said): Promise<string> {
  return person.chat(said).then(
    ({ messages }) =>
      messages
        .filter((it) => !it.isCreatedByUser)
        .map(textOf)
        .join(' '),
    (error: Error) => error.message,
  );
}
