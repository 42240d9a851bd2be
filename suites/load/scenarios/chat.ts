import { answerOf } from '../../../fixtures/doubles/answers.ts';
import { noParent } from '../../../fixtures/reference/shared/wire.ts';
import { answerJudged, attempted, chatFinished, measured } from '../metrics.ts';
import { plan } from '../run.ts';
import { faultOf, fieldOf, jsonOf, session } from '../session.ts';
import { endOf, faultOfAnswer, textOf, type WireMessage } from '../stream.ts';

/** A conversation to continue. */
export interface Thread {
  readonly conversationId: string;
  readonly lastMessageId: string;
}

/** How long does LibreChat take to answer a message completely and correctly? */
export function chat(): void {
  const thread = ask();
  if (thread) readBack(thread.conversationId);
}

/**
 * Sends a message and follows its stream to the end.
 * @returns the thread to continue; undefined without a correct answer
 */
export function ask(thread?: Thread): Thread | undefined {
  const answered = answer(thread);
  chatFinished(answered?.times);
  return answered?.thread;
}

/** One chat (LibreChat, api/server/routes/agents/index.js), with its times by metric. */
function answer(
  thread?: Thread,
): { thread: Thread; times: Readonly<Record<string, number>> } | undefined {
  const { endpoint, provider, model, completionMs } = plan.model;
  const prompt = `Load ${crypto.randomUUID()}`;
  const startedAt = Date.now();
  const started = session.post(`/api/agents/chat/${endpoint}`, {
    name: 'chat-start',
    body: {
      text: prompt,
      sender: 'User',
      isCreatedByUser: true,
      messageId: crypto.randomUUID(),
      parentMessageId: thread?.lastMessageId ?? noParent,
      conversationId: thread?.conversationId ?? null,
      endpoint,
      model,
      key: 'never',
    },
  });
  const streamId = fieldOf(started, 'streamId');
  attempted('chat-start', streamId ? undefined : faultOf(started));
  if (!streamId) return undefined;
  const startMs = started.timings.duration;
  measured('chat_start', startMs);

  const stream = session.get(`/api/agents/chat/stream/${streamId}`, { name: 'stream', long: true });
  const durationMs = Date.now() - startedAt;
  const { final, fault } = endOf(stream);
  attempted('stream', final ? undefined : fault);
  if (!final) return undefined;
  const ownMs = durationMs - completionMs;
  measured('chat_completion', durationMs);
  measured('chat_completion_own', ownMs);
  const expected = answerOf(provider, model, prompt);
  const wrong = faultOfAnswer(textOf(final.responseMessage), expected);
  answerJudged(wrong);
  if (wrong) return undefined;
  const { conversationId } = final.conversation;
  return {
    thread: { conversationId, lastMessageId: final.responseMessage.messageId },
    times: { chat_start: startMs, chat_completion: durationMs, chat_completion_own: ownMs },
  };
}

/** Reads the conversation: it must contain prompt and answer. */
export function readBack(conversationId: string): void {
  const response = session.get(`/api/messages/${conversationId}`, { name: 'messages' });
  const messages = jsonOf(response) as WireMessage[] | undefined;
  const complete = Array.isArray(messages) && messages.length >= 2;
  attempted('messages', complete ? undefined : faultOf(response));
}
