import { eventData, type Json, refuse, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { finalAnswer, paths, storedAnswers, violating, withoutError } from './chat-rules.ts';
import {
  contextCauses,
  conversationGoesOn,
  longMessageTold,
  requestBelowContext,
} from './context.checks.ts';
import { forEachProvider } from './names.ts';

/** Between LibreChat and every provider. */
const ofProviders = (request: NonNullable<Rule['request']>) =>
  forEachProvider(() => [{ on: 'POST /*', request }]);

/** Changes what a provider is asked in chats; titles and summaries are not streamed or shorter. */
const inLongChats = (change: (messages: Json[]) => Json[]) =>
  ofProviders(
    sent((body) => {
      if (body.stream && body.messages.length > 2) body.messages = change(body.messages);
    }),
  );

const tooLong = refuse(
  400,
  '{"error":{"message":"The conversation is too long."}}',
  'application/json',
);

export const mutants = defineMutants({
  'providers.context-not-kept': {
    violates: violating(requestBelowContext),
    why: 'A gateway keeps the history of each conversation itself, and sends it with every message.',
    cause: contextCauses['context-not-kept'],
    providers: inLongChats((messages) => [...messages, ...messages, ...messages]),
  },
  'providers.context-cuts-last-message': {
    violates: violating(requestBelowContext),
    why: 'A gateway cuts the end of a request to fit its own limit.',
    cause: contextCauses['context-not-kept'],
    providers: inLongChats((messages) => messages.slice(0, -1)),
  },
  'providers.context-ends-conversation': {
    violates: violating(conversationGoesOn),
    why: 'A gateway refuses conversations of more than a few messages.',
    cause: contextCauses['context-ends-conversation'],
    providers: ofProviders((message, play) =>
      JSON.parse(message.body).messages.length > 2 ? tooLong(message, play) : undefined,
    ),
  },
  'providers.long-message-cut': {
    violates: violating(longMessageTold),
    why: 'A gateway cuts long messages without a word.',
    cause: contextCauses['long-message-not-told'],
    traffic: [
      {
        on: paths.start,
        request: sent((body) => {
          if (String(body.text).startsWith('Long')) delete body.maxContextTokens;
        }),
      },
    ],
  },
  'providers.long-message-silent': {
    violates: violating(longMessageTold),
    why: 'The reason is lost on the way, and the page shows an empty answer.',
    cause: contextCauses['long-message-not-told'],
    traffic: [
      { on: paths.stream, events: eventData((it) => (it.error ? { ...it, error: '' } : it)) },
      finalAnswer(withoutError),
      storedAnswers((answers) => answers.map(withoutError)),
    ],
  },
});
