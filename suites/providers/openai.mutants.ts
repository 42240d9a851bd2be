import {
  answerText,
  count,
  eventData,
  type Json,
  json,
  parsed,
  refuse,
  script,
  sent,
  withoutHeaders,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, Rule } from '../../fixtures/saboteur/rules.ts';
import {
  answerShown,
  answerStored,
  causes,
  keyNotInBrowser,
  keyReachesProvider,
  modelUsed,
  streams,
} from './openai.checks.ts';

const stream = 'GET /api/agents/chat/stream/:id';
const stored = 'GET /api/messages/:id';

/** Whether an event of OpenAI's stream is the fourth with text. */
const isFourthPiece = (data: string, play: Play): boolean =>
  Boolean(parsed(data).choices?.[0]?.delta?.content) && count(play, 'pieces') === 4;

const storedMessages = (change: (messages: Json[]) => Json[]): Rule => ({
  on: stored,
  response: json((messages) => (Array.isArray(messages) ? change(messages) : messages)),
});

export const mutants = defineMutants({
  'chat.answer-cut': {
    violates: [answerShown],
    cause: causes.streamCut,
    why: 'After a disconnect only a part of the answer remains.',
    source: ['librechat#12411'],
    traffic: answerText((text) => text.slice(0, -12)),
  },
  'chat.answer-twice': {
    violates: [answerShown],
    cause: causes.pieceRepeated,
    why: 'A reconnect shows the chunks again.',
    source: ['librechat#12225'],
    traffic: answerText((text) => text + text),
  },
  'chat.answer-reordered': {
    violates: [answerShown],
    cause: causes.piecesReordered,
    why: 'Without sticky sessions the events of a stream arrive out of order.',
    source: ['librechat#12578'],
    traffic: answerText((text) => text.replace('two three', 'three two')),
  },
  'chat.answer-never-ends': {
    violates: [answerShown],
    cause: causes.lastEventLost,
    why: 'The last event of the stream is lost, so the page waits forever.',
    source: ['librechat#12231'],
    traffic: [
      { on: stream, events: (event) => (event.data.includes('"final":true') ? 'hold' : [event]) },
    ],
  },
  'chat.token-lost': {
    violates: [answerShown],
    cause: causes.pieceLost,
    why: 'A gateway in front of the provider loses a piece of the stream.',
    providers: {
      openai: [
        {
          on: 'POST /*',
          events: (event, play) => (isFourthPiece(event.data, play) ? [] : [event]),
        },
      ],
    },
  },
  'chat.token-duplicated': {
    violates: [answerShown],
    cause: causes.pieceRepeated,
    why: 'A gateway sends a piece of the stream again after a retry.',
    providers: {
      openai: [
        {
          on: 'POST /*',
          events: (event, play) => (isFourthPiece(event.data, play) ? [event, event] : [event]),
        },
      ],
    },
  },
  'chat.provider-refuses': {
    violates: [answerShown],
    cause: causes.providerRefuses,
    why: 'The provider rejects the request, and the page shows an error instead of the answer.',
    source: ['librechat:api/server/controllers/agents/client.js'],
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: refuse(400, '{"error":{"message":"no quota"}}', 'application/json'),
        },
      ],
    },
  },
  'chat.stream-buffered': {
    violates: [streams],
    cause: causes.streamHeldBack,
    why: 'A proxy buffers or compresses text/event-stream.',
    source: ['nginx/proxy_buffering'],
    traffic: [{ on: stream, response: () => {} }],
  },
  'chat.stream-in-a-burst': {
    violates: [streams],
    cause: causes.streamHeldBack,
    why: 'A CDN delays the stream until its buffer is full.',
    source: ['librechat:api/server/routes/agents/index.js'],
    traffic: [
      {
        on: stream,
        events: (event, { memory }) => {
          const held = [...((memory.get('held') as (typeof event)[]) ?? []), event];
          memory.set('held', held);
          return event.data.includes('"final":true') ? held : [];
        },
      },
    ],
  },
  'chat.stream-without-steps': {
    violates: [streams],
    cause: causes.streamHeldBack,
    why: 'Streaming is disabled for the model: only the final event arrives.',
    traffic: [
      { on: stream, events: (event) => (event.data.includes('on_message_delta') ? [] : [event]) },
    ],
  },
  'chat.model-replaced': {
    violates: [modelUsed],
    cause: causes.choiceOverridden,
    why: 'A gateway answers with a different model, cheaper or more expensive.',
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: sent((it) => {
            it.model = 'gpt-5.4';
          }),
        },
      ],
    },
  },
  'chat.model-of-preset': {
    violates: [modelUsed],
    cause: causes.choiceOverridden,
    why: "A preset or model spec overrides the user's choice.",
    source: ['librechat#2334'],
    traffic: [
      {
        on: 'POST /api/agents/chat/openAI',
        request: sent((it) => {
          it.model = 'gpt-5.4';
        }),
      },
      {
        on: stream,
        events: eventData((it) =>
          JSON.parse(JSON.stringify(it).replaceAll('"model":"gpt-5.4"', '"model":"gpt-5.4-mini"')),
        ),
      },
    ],
  },
  'chat.answer-not-stored': {
    violates: [answerStored],
    cause: causes.answerNotStored,
    why: 'The page shows the answer, but storing it failed.',
    source: ['librechat:packages/data-schemas/src/schema/message.ts'],
    traffic: [storedMessages((messages) => messages.filter((it) => it.isCreatedByUser))],
  },
  'chat.answer-stored-in-part': {
    violates: [answerStored],
    cause: causes.answerStoredInPart,
    why: 'Only the part before a disconnect was saved.',
    source: ['librechat#12411'],
    traffic: [
      storedMessages((messages) =>
        messages.map((it) => ({
          ...it,
          ...(it.content
            ? {
                content: it.content.map((part: Json) => ({
                  ...part,
                  text: part.text?.slice(0, 20),
                })),
              }
            : {}),
        })),
      ),
    ],
  },
  'chat.key-outdated': {
    violates: [keyReachesProvider],
    cause: causes.keyWrong,
    why: "The key was revoked, and the server's environment has a different one.",
    deployment: { environment: { OPENAI_API_KEY: 'sk-outdated-0000000000000000' } },
  },
  'chat.key-dropped': {
    violates: [keyReachesProvider],
    cause: causes.keyDropped,
    why: 'A forward proxy removes Authorization from outgoing requests.',
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: withoutHeaders('authorization'),
        },
      ],
    },
  },
  'chat.key-in-config': {
    violates: [keyNotInBrowser],
    cause: causes.keyInConfig,
    why: 'The configuration contains what only the server may know.',
    source: ['librechat#12490'],
    traffic: [
      {
        on: 'GET /api/endpoints',
        response: json((it, { providerKeys }) => ({ ...it, debug: providerKeys[0] })),
      },
    ],
  },
  'chat.key-in-header': {
    violates: [keyNotInBrowser],
    cause: causes.keyInHeaders,
    why: "A gateway copies the provider's request headers into its responses.",
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        response: ({ headers }, { providerKeys }) => {
          headers['x-upstream-authorization'] = `Bearer ${providerKeys[0]}`;
        },
      },
    ],
  },
  'chat.key-in-page': {
    violates: [keyNotInBrowser],
    cause: causes.keyInPage,
    why: 'A build bakes the environment into the page.',
    traffic: [
      script(({ providerKeys }) => `window.env = { OPENAI_API_KEY: '${providerKeys[0]}' }`),
    ],
  },
  'chat.key-in-storage': {
    violates: [keyNotInBrowser],
    cause: causes.keyInStorage,
    why: 'A script in the page stores the key in the browser.',
    traffic: [
      script(
        ({ providerKeys }) =>
          `localStorage.setItem('openai', atob('${Buffer.from(providerKeys[0] ?? '').toString('base64')}'))`,
      ),
    ],
  },
  'chat.key-in-stream': {
    violates: [keyNotInBrowser],
    cause: causes.keyInStream,
    why: "The provider's error message, which contains the key, is passed on.",
    source: ['librechat:api/server/controllers/agents/client.js'],
    traffic: [
      {
        on: stream,
        events: eventData((it, { providerKeys }) =>
          it.final ? { ...it, upstream: `Incorrect API key provided: ${providerKeys[0]}` } : it,
        ),
      },
    ],
  },
});
