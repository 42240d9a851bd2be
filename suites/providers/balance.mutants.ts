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
  startBalanceGiven,
  tooExpensiveRejected,
} from './balance.checks.ts';
import { finalAnswer, paths, storedAnswers, violating, withoutError } from './chat-rules.ts';

const balance = 'GET /api/balance';

const isExpensive = ({ text }: Json): boolean => String(text).startsWith('Expensive');

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
});
