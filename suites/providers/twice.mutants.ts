import { randomUUID } from 'node:crypto';
import { noParent } from '../../fixtures/reference/shared/wire.ts';
import { count, type Json, json, script, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, RequestMessage } from '../../fixtures/saboteur/rules.ts';
import { isLast, isPiece, paths, violating } from './chat-rules.ts';
import {
  billedOnce,
  doubleClick,
  doubleEnter,
  lateRetry,
  lostResponse,
  reconnected,
  retriedFollowUp,
  retriedNew,
  twiceCauses,
} from './twice.checks.ts';

/** The page sends every message twice, each time as a message of its own. */
const sendsTwice = `
  const once = window.fetch;
  window.fetch = (url, init) => {
    if (init?.method === 'POST' && /agents.chat.(?!abort)/.test(String(url))) {
      const { clientRequestId: _, ...body } = JSON.parse(init.body);
      once(url, { ...init, body: JSON.stringify({ ...body, messageId: crypto.randomUUID() }) });
    }
    return once(url, init);
  };
`;

/** Of the first and of the second message. */
const streamsBeforeReload = 2;

const ofNewConversation = { conversationId: null, parentMessageId: noParent };

/** Sends a message once more, as a message of its own. @param changes fields of it */
function sendAgain(
  { url, headers, body }: RequestMessage,
  { origin }: Play,
  changes: object = {},
): void {
  const { clientRequestId: _, ...repeated } = JSON.parse(body);
  void fetch(new URL(url, origin), {
    method: 'POST',
    headers: {
      authorization: String(headers.authorization),
      'user-agent': String(headers['user-agent']),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...repeated, messageId: randomUUID(), ...changes }),
  });
}

/** A message as its own successor. */
const nextOf = (message: Json): Json => ({
  ...message,
  messageId: randomUUID(),
  parentMessageId: message.messageId,
});

export const mutants = defineMutants({
  'providers.retry-unknown': {
    violates: violating(retriedNew, lostResponse, billedOnce),
    why: 'A release before v0.8.8-rc1 does not know the id that the attempts share, and answers each of them.',
    cause: twiceCauses['retry-answered-again'],
    traffic: [
      {
        on: paths.start,
        request: sent((body) => {
          delete body.clientRequestId;
        }),
      },
    ],
  },
  'providers.retry-on-other-replica': {
    violates: violating(retriedNew, lostResponse, billedOnce),
    why: 'Each replica remembers its own attempts, and the second one reaches another replica.',
    cause: twiceCauses['retry-answered-again'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) => {
          const body = JSON.parse(message.body);
          const attempt = count(play, `attempt ${body.clientRequestId}`);
          message.body = JSON.stringify({
            ...body,
            clientRequestId: `${body.clientRequestId}-${attempt}`,
          });
          return undefined;
        },
      },
    ],
  },
  'providers.retry-begins-anew': {
    violates: violating(retriedFollowUp),
    why: 'The second attempt loses its conversation on the way through a gateway, and is answered in a new one.',
    cause: twiceCauses['retry-answered-again'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) => {
          const { clientRequestId, ...body } = JSON.parse(message.body);
          if (!clientRequestId || count(play, `attempt ${clientRequestId}`) === 1) return undefined;
          message.body = JSON.stringify({ ...body, ...ofNewConversation });
          return undefined;
        },
      },
    ],
  },
  'providers.retry-stands-twice': {
    violates: violating(retriedFollowUp),
    why: 'Both attempts are stored, so the message and its answer stand in the conversation twice.',
    cause: twiceCauses['sent-twice-shown-twice'],
    traffic: [
      {
        on: paths.stored,
        response: json((messages) =>
          Array.isArray(messages) ? [...messages, ...messages.slice(-2)] : messages,
        ),
      },
    ],
  },
  'providers.late-retry-shows-nothing': {
    violates: violating(lateRetry),
    why: 'The stream of an answer that is over has nothing to send, and the page believes it.',
    cause: twiceCauses['answer-over-before-retry'],
    traffic: [
      {
        on: paths.start,
        request: (_, play) => {
          count(play, 'attempts');
          return undefined;
        },
      },
      {
        on: paths.stream,
        events: (event, play) =>
          play.memory.get('attempts') === 1 || !(isPiece(event) || isLast(event)) ? [event] : [],
      },
    ],
  },
  'providers.page-sends-twice': {
    violates: violating(doubleClick, doubleEnter),
    why: 'A browser extension or a fork of the page repeats what it sends.',
    cause: twiceCauses['retry-answered-again'],
    traffic: [script(() => sendsTwice)],
  },
  'providers.proxy-sends-twice': {
    violates: violating(doubleClick, doubleEnter, lostResponse),
    why: 'A proxy repeats a POST that took too long, on another connection (nginx with non_idempotent).',
    cause: twiceCauses['retry-answered-again'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) => {
          sendAgain(message, play);
          return undefined;
        },
      },
    ],
  },
  'providers.reconnect-sends-again': {
    violates: violating(reconnected),
    why: 'A gateway takes a stream that is opened once more for a lost one, and sends its message again.',
    cause: twiceCauses['retry-answered-again'],
    traffic: [
      {
        on: paths.start,
        request: (message, { memory }) => {
          memory.set('message', { ...message });
          return undefined;
        },
      },
      {
        on: paths.stream,
        request: (_, play) => {
          const message = play.memory.get('message') as RequestMessage;
          if (count(play, 'streams') === streamsBeforeReload + 1)
            sendAgain(message, play, ofNewConversation);
          return undefined;
        },
      },
    ],
  },
  'providers.reconnect-shows-twice': {
    violates: violating(reconnected),
    why: 'The page adds the message that is being answered to those that it loads.',
    cause: twiceCauses['sent-twice-shown-twice'],
    traffic: [
      {
        on: paths.stored,
        response: json((messages) =>
          Array.isArray(messages) ? [...messages, ...messages.slice(-1).map(nextOf)] : messages,
        ),
      },
    ],
  },
});
