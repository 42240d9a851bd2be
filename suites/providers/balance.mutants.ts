import {
  eventData,
  type Json,
  json,
  refuse,
  sent,
  style,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  answerCharged,
  balanceCauses,
  balanceTold,
  cheaperAnswered,
  conversationGoesOn,
  longMessageTold,
  requestBelowContext,
  startBalanceGiven,
  tooExpensiveRejected,
} from './balance.checks.ts';
import { finalAnswer, paths, storedAnswers, violating, withoutError } from './chat-rules.ts';

const balance = 'GET /api/balance';

const isExpensive = ({ text }: Json): boolean => String(text).startsWith('Expensive');

/** Changes what OpenAI is asked in chats; titles and summaries are not streamed or shorter. */
const inLongChats = (change: (messages: Json[]) => Json[]) => ({
  openai: [
    {
      on: 'POST /*',
      request: sent((body) => {
        if (body.stream && body.messages.length > 2) body.messages = change(body.messages);
      }),
    },
  ],
});

export const mutants = defineMutants({
  'providers.balance-closed': {
    violates: violating(startBalanceGiven, answerCharged),
    why: 'A proxy passes only the routes on that the chat needs.',
    cause: balanceCauses['balance-not-kept'],
    traffic: [{ on: balance, request: refuse(204) }],
  },
  'providers.balance-of-another': {
    violates: violating(startBalanceGiven),
    why: 'A shared cache answers the balance of another person.',
    cause: balanceCauses['balance-not-kept'],
    traffic: [{ on: balance, response: json((it) => ({ ...it, tokenCredits: 123 })) }],
  },
  'providers.balance-never-charged': {
    violates: violating(answerCharged),
    why: 'The balance is cached, so nobody sees what their messages cost.',
    cause: balanceCauses['balance-not-kept'],
    traffic: [
      {
        on: balance,
        response: json((it, { memory }) => {
          memory.set('balance', memory.get('balance') ?? it.tokenCredits);
          return { ...it, tokenCredits: memory.get('balance') };
        }),
      },
    ],
  },
  'providers.expensive-message-shortened': {
    violates: violating(tooExpensiveRejected),
    why: 'A gateway cuts long messages, so that they become cheap enough.',
    cause: balanceCauses['balance-not-applied'],
    traffic: [
      {
        on: paths.start,
        request: sent((body) => {
          if (isExpensive(body)) body.text = String(body.text).slice(0, 200);
        }),
      },
    ],
  },
  'providers.expensive-message-as-outage': {
    violates: violating(tooExpensiveRejected),
    why: 'The reason of the rejection is lost on the way.',
    cause: balanceCauses['balance-not-applied'],
    traffic: [
      { on: paths.stream, events: eventData((it) => (it.error ? { ...it, error: 'Failed' } : it)) },
      finalAnswer((answer) => ({
        ...answer,
        content: answer.content?.map((part: Json) =>
          part.type === 'error' ? { ...part, error: 'Failed' } : part,
        ),
      })),
      storedAnswers((answers) => answers.map(withoutError)),
    ],
  },
  'providers.balance-becomes-ban': {
    violates: violating(cheaperAnswered),
    why: 'A rejected message counts as a violation, and the person is banned for two hours.',
    cause: balanceCauses['balance-blocks'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) => {
          if (play.memory.get('rejected'))
            return refuse(429, '{"type":"ban"}', 'application/json')(message, play);
          if (message.body.includes('"Expensive')) play.memory.set('rejected', true);
          return undefined;
        },
      },
    ],
  },
  'providers.balance-rejection-hidden': {
    violates: violating(balanceTold),
    why: 'A style of the company hides what looks like an error.',
    cause: balanceCauses['balance-not-told'],
    traffic: [style('[role=alert] { display: none !important }')],
  },
  'providers.context-not-kept': {
    violates: violating(requestBelowContext),
    why: 'A gateway keeps the history of each conversation itself, and sends it with every message.',
    cause: balanceCauses['context-not-kept'],
    providers: inLongChats((messages) => [...messages, ...messages, ...messages]),
  },
  'providers.context-cuts-last-message': {
    violates: violating(requestBelowContext),
    why: 'A gateway cuts the end of a request to fit its own limit.',
    cause: balanceCauses['context-not-kept'],
    providers: inLongChats((messages) => messages.slice(0, -1)),
  },
  'providers.context-ends-conversation': {
    violates: violating(conversationGoesOn),
    why: 'A gateway refuses conversations of more than a few messages.',
    cause: balanceCauses['context-ends-conversation'],
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: (message, play) =>
            JSON.parse(message.body).messages.length > 2
              ? refuse(
                  400,
                  '{"error":{"message":"The conversation is too long."}}',
                  'application/json',
                )(message, play)
              : undefined,
        },
      ],
    },
  },
  'providers.long-message-cut': {
    violates: violating(longMessageTold),
    why: 'A gateway cuts long messages without a word.',
    cause: balanceCauses['long-message-not-told'],
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
    cause: balanceCauses['long-message-not-told'],
    traffic: [
      { on: paths.stream, events: eventData((it) => (it.error ? { ...it, error: '' } : it)) },
      finalAnswer(withoutError),
      storedAnswers((answers) => answers.map(withoutError)),
    ],
  },
});
