import { internalAddress, internalTrace } from '../../fixtures/doubles/providers/faults.ts';
import { eventData, fromNth, type Json, json, refusal } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  finalAnswer,
  paths,
  runStillActive,
  storedAnswers,
  violating,
  withoutError,
} from './chat-rules.ts';
import {
  failureCauses,
  leakCauses,
  sharedCauses,
  silenceCauses,
  storedCauses,
} from './failure.causes.ts';
import {
  internalsNotShown,
  keyNotShown,
  othersUntouched,
  signsOfLife,
  storedAsFailed,
  told,
  toldInTime,
  unknownModelExplained,
} from './failure.checks.ts';
import { pageGoesOn } from './failure-page.checks.ts';

const asWhole = (answer: Json): Json => ({ ...withoutError(answer), unfinished: false });

const longSilenceMs = 31_000;

export const mutants = defineMutants({
  'providers.failure-swallowed': {
    violates: violating(told),
    why: 'A failed answer looks empty or whole, because its error is dropped on the way.',
    cause: failureCauses['failure-swallowed'],
    traffic: [finalAnswer(asWhole), storedAnswers((answers) => answers.map(asWhole))],
  },
  'providers.failure-ends-conversation': {
    violates: violating(told, pageGoesOn),
    why: 'The turn that failed stays open, so the server refuses the next message of the conversation.',
    cause: failureCauses['next-message-refused'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) =>
          JSON.parse(message.body).conversationId ? runStillActive(message, play) : undefined,
      },
    ],
  },
  'providers.silence-unbroken': {
    violates: violating(signsOfLife),
    why: 'A gateway drops events that it does not know, among them the signs of life.',
    cause: silenceCauses['no-sign-while-waiting'],
    traffic: [
      { on: paths.stream, events: (event) => (event.data.includes('on_activity') ? [] : [event]) },
    ],
  },
  'providers.silence-buffered': {
    violates: violating(signsOfLife),
    why: 'A proxy buffers the stream, so its signs of life arrive with its end.',
    cause: silenceCauses['no-sign-while-waiting'],
    traffic: [
      {
        on: paths.stream,
        events: (event, { memory }) => {
          const held = [...((memory.get(event.id ?? 'held') as (typeof event)[]) ?? []), event];
          memory.set(event.id ?? 'held', held);
          return event.data.includes('"final":true') ? held : [];
        },
      },
    ],
  },
  'providers.failure-told-late': {
    violates: violating(toldInTime),
    why: 'LibreChat asks an unavailable provider again and again before it says so.',
    cause: silenceCauses['no-sign-while-waiting'],
    traffic: [
      {
        on: paths.stream,
        eventDelay: (event) => (event.data.includes('"final":true') ? longSilenceMs : 0),
      },
    ],
  },
  'providers.failure-begun-late': {
    violates: violating(toldInTime),
    why: 'A queue in front of LibreChat holds messages while a provider is down.',
    cause: silenceCauses['no-sign-while-waiting'],
    traffic: [{ on: paths.start, delay: () => longSilenceMs }],
  },
  'providers.failure-key-streamed': {
    violates: violating(keyNotShown),
    why: 'The text of the provider’s error, which repeats the key, is passed on to the page.',
    cause: leakCauses['upstream-text-passed-on'],
    traffic: [
      {
        on: paths.stream,
        events: eventData((it, { providerKeys }) =>
          it.final ? { ...it, upstream: providerKeys } : it,
        ),
      },
    ],
  },
  'providers.failure-key-stored': {
    violates: violating(keyNotShown),
    why: 'The error of the provider is stored with the message, as it came.',
    cause: leakCauses['upstream-text-passed-on'],
    traffic: [
      {
        on: paths.stored,
        response: json((messages, { providerKeys }) =>
          messages.map((it: Json) => ({ ...it, debug: providerKeys })),
        ),
      },
    ],
  },
  'providers.failure-address-streamed': {
    violates: violating(internalsNotShown),
    why: 'The text of the provider’s error names the address behind the gateway.',
    cause: leakCauses['upstream-text-passed-on'],
    traffic: [finalAnswer((answer) => ({ ...answer, upstream: internalAddress }))],
  },
  'providers.failure-trace-stored': {
    violates: violating(internalsNotShown),
    why: 'A gateway in its debug mode answers with the stack trace, and it is stored.',
    cause: leakCauses['upstream-text-passed-on'],
    traffic: [
      storedAnswers((answers) => answers.map((it) => ({ ...it, upstream: internalTrace }))),
    ],
  },
  'providers.failure-stored-as-success': {
    violates: violating(storedAsFailed),
    why: 'Failed answers are stored with error:false.',
    cause: storedCauses['stored-as-success'],
    traffic: [
      storedAnswers((answers) => answers.map((it) => ({ ...it, error: false, unfinished: false }))),
    ],
  },
  'providers.failure-not-stored': {
    violates: violating(storedAsFailed),
    why: 'The failed answer is shown and not stored, so it is gone after a reload.',
    cause: storedCauses['stored-as-success'],
    traffic: [storedAnswers(() => [])],
  },
  'providers.one-fails-for-all': {
    violates: violating(othersUntouched),
    why: 'A gateway opens one circuit breaker for all providers.',
    cause: sharedCauses['providers-share-a-fate'],
    traffic: [fromNth(2, paths.start, refusal(503, 'circuit open'))],
  },
  'providers.others-wait': {
    violates: violating(othersUntouched),
    why: 'LibreChat answers one message of a person at a time, so the silent one blocks the others.',
    cause: sharedCauses['providers-share-a-fate'],
    traffic: [
      {
        on: paths.stream,
        events: (event) => (event.data.includes('on_message_delta') ? 'hold' : [event]),
      },
    ],
  },
  'providers.unknown-model-as-it-came': {
    violates: violating(unknownModelExplained),
    why: 'The page shows the error of the provider as it came, with an address for developers.',
    cause: leakCauses['upstream-text-passed-on'],
    traffic: [
      finalAnswer((answer) => ({
        ...answer,
        content: [{ type: 'error', error: `404 model_not_found ${internalAddress}` }],
      })),
    ],
  },
  'providers.unknown-model-silent': {
    violates: violating(unknownModelExplained),
    why: 'The page shows an empty answer for an error that it does not know.',
    cause: failureCauses['failure-swallowed'],
    traffic: [finalAnswer(asWhole)],
  },
});
