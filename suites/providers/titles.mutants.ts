import type { EventSourceMessage } from 'eventsource-parser';
import { type Json, json, refuse, script } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { finalAnswer, isLast, paths, violating, wholeText } from './chat-rules.ts';
import { everywhere } from './gateway-rules.ts';
import { titleCauses } from './titles.causes.ts';
import {
  keyNotInTitle,
  nonsenseTitleHarmless,
  slowTitleHarmless,
  titleApart,
  titleArrives,
  titleAtEnd,
  titleFailureHarmless,
  titleKeptAtStop,
  titleLeavesRoom,
  titleWhileAnswering,
} from './titles.checks.ts';

const conversation = 'GET /api/convos/:id';
const isTitle = ({ data }: EventSourceMessage) => data.includes('"event":"title"');
const isStreamed = (body: string) => JSON.parse(body).stream === true;

const untitled: Rule = {
  on: conversation,
  response: json((it) => (it.title ? { ...it, title: 'New Chat' } : it)),
};

const titleAsMessage = (messages: Json[]): Json[] => [
  ...messages,
  {
    ...messages.at(-1),
    messageId: 'title',
    content: [{ type: 'text', text: 'Answered by openai' }],
  },
];

export const mutants = defineMutants({
  'providers.title-refused': {
    violates: violating(titleArrives),
    why: 'titleModel names a model that the gateway does not have, so every title stays the beginning of the prompt.',
    cause: titleCauses['no-title'],
    providers: everywhere({
      on: 'POST /*',
      request: (message, play) =>
        isStreamed(message.body) ? undefined : refuse(404, '{}', 'application/json')(message, play),
    }),
  },
  'providers.title-not-stored': {
    violates: violating(titleArrives, titleAtEnd),
    why: 'The title arrives before the conversation is stored, and is lost.',
    cause: titleCauses['no-title'],
    traffic: [untitled],
  },
  'providers.title-never-streamed': {
    violates: violating(titleWhileAnswering),
    why: 'A gateway drops events that it does not know, among them the title.',
    cause: titleCauses['title-after-answer'],
    traffic: [{ on: paths.stream, events: (event) => (isTitle(event) ? [] : [event]) }],
  },
  'providers.title-after-the-end': {
    violates: violating(titleWhileAnswering),
    why: 'titleTiming is final: the title is asked for when the answer is complete.',
    cause: titleCauses['title-after-answer'],
    traffic: [
      {
        on: paths.stream,
        events: (event, { memory }) => {
          if (isTitle(event)) memory.set('title', event);
          const late = memory.get('title') as EventSourceMessage | undefined;
          if (isLast(event) && late) return [event, late];
          return isTitle(event) ? [] : [event];
        },
      },
    ],
  },
  'providers.title-failure-spreads': {
    violates: violating(titleFailureHarmless),
    why: 'A gateway opens its circuit breaker after the failed title, and refuses the next message.',
    cause: titleCauses['title-holds-chat-up'],
    providers: everywhere({
      on: 'POST /*',
      request: (message, play) =>
        play.memory.get('open') ? refuse(503, '{}', 'application/json')(message, play) : undefined,
      response: ({ status }, { memory }) => {
        if (status === 500) memory.set('open', true);
      },
    }),
  },
  'providers.title-replaces-answer': {
    violates: violating(titleFailureHarmless, slowTitleHarmless),
    why: 'What happens to the request for the title happens to the answer too.',
    cause: titleCauses['title-holds-chat-up'],
    traffic: wholeText(() => ''),
  },
  'providers.answer-waits-for-title': {
    violates: violating(slowTitleHarmless),
    why: 'The answer ends when the title is there (issue 6952 of LibreChat).',
    cause: titleCauses['title-holds-chat-up'],
    traffic: [{ on: paths.stream, eventDelay: (event) => (isLast(event) ? 10_000 : 0) }],
  },
  'providers.title-run': {
    violates: violating(nonsenseTitleHarmless),
    why: 'A fork of the page renders titles as HTML.',
    cause: titleCauses['title-in-conversation'],
    traffic: [script(() => "setInterval(() => { document.title = 'run'; }, 50)")],
  },
  'providers.title-stripped': {
    violates: violating(nonsenseTitleHarmless),
    why: 'A web application firewall removes markup from responses.',
    cause: titleCauses['title-in-conversation'],
    traffic: [
      {
        on: 'GET /api/convos',
        response: (response) => {
          response.body = Buffer.from(String(response.body).replaceAll('<', ''));
        },
      },
      {
        on: 'GET /api/convos/gen_title/:id',
        response: (response) => {
          response.body = Buffer.from(String(response.body).replaceAll('<', ''));
        },
      },
      { on: paths.stream, events: (event) => (isTitle(event) ? [] : [event]) },
    ],
  },
  'providers.title-becomes-message': {
    violates: violating(titleApart),
    why: 'The answer to the request for a title is stored as an answer.',
    cause: titleCauses['title-in-conversation'],
    traffic: [
      {
        on: paths.stored,
        response: json((messages) =>
          Array.isArray(messages) ? titleAsMessage(messages) : messages,
        ),
      },
    ],
  },
  'providers.title-in-answer': {
    violates: violating(titleApart),
    why: 'A gateway mixes two streams of one connection, so the title ends up in the answer.',
    cause: titleCauses['title-in-conversation'],
    traffic: wholeText((text) => `${text}Answered by openai`),
  },
  'providers.limit-never-lifted': {
    violates: violating(titleLeavesRoom),
    why: 'The provider counts the title, and refuses the answer for the rest of the minute.',
    cause: titleCauses['title-competes'],
    providers: everywhere({
      on: 'POST /*',
      request: (message, play) =>
        isStreamed(message.body) && message.body.includes('Busy')
          ? refuse(429, '{"error":{"message":"rate limit"}}', 'application/json')(message, play)
          : undefined,
    }),
  },
  'providers.title-uses-up-limit': {
    violates: violating(titleLeavesRoom),
    why: 'A gateway counts requests by the second, and the title comes first.',
    cause: titleCauses['title-competes'],
    providers: everywhere({
      on: 'POST /*',
      request: (message, play) => {
        const since = Date.now() - Number(play.memory.get('titled') ?? 0);
        if (!isStreamed(message.body)) play.memory.set('titled', Date.now());
        return isStreamed(message.body) && since < 20_000
          ? refuse(429, '{"error":{"message":"rate limit"}}', 'application/json')(message, play)
          : undefined;
      },
    }),
  },
  'providers.title-lost-at-stop': {
    violates: violating(titleKeptAtStop),
    why: 'The stop discards a title that was found already (pull request 13568 of LibreChat).',
    cause: titleCauses['title-lost-at-stop'],
    traffic: [untitled],
  },
  'providers.title-empty-after-stop': {
    violates: violating(titleKeptAtStop),
    why: 'The stop stores the conversation anew, without the title.',
    cause: titleCauses['title-lost-at-stop'],
    traffic: [{ on: conversation, response: json((it) => (it.title ? { ...it, title: '' } : it)) }],
  },
  'providers.title-timing-overridden': {
    violates: violating(titleAtEnd),
    why: 'endpoints.all has a titleTiming too, which holds for every endpoint.',
    cause: titleCauses['title-too-early'],
    deployment: {
      librechatYaml: (content) => ({
        ...content,
        endpoints: { ...content.endpoints, all: { titleConvo: true, titleTiming: 'immediate' } },
      }),
    },
  },
  'providers.title-holds-key': {
    violates: violating(keyNotInTitle),
    why: 'The text of the error is taken for a title.',
    cause: titleCauses['title-holds-key'],
    traffic: [
      {
        on: conversation,
        response: json((it, { providerKeys }) =>
          it.title ? { ...it, title: providerKeys.join(' ') } : it,
        ),
      },
    ],
  },
  'providers.title-streams-key': {
    violates: violating(keyNotInTitle),
    why: 'A gateway in its debug mode adds the error of the request for the title to the stream.',
    cause: titleCauses['title-holds-key'],
    traffic: [finalAnswer((answer, { providerKeys }) => ({ ...answer, debug: providerKeys }))],
  },
});
