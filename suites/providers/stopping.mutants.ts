import { asSuccess, type Json, json, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { paths, runStillActive, storedAnswers, violating, wholeText } from './chat-rules.ts';
import { stopCauses } from './stopping.causes.ts';
import {
  afterLastToken,
  beforeFirstToken,
  duringTitle,
  foreignStopsNothing,
  markedAsStopped,
  markShown,
  nextAfterEarlyStop,
  nextAfterStop,
  othersGoOn,
  partStored,
  sendAfterStop,
  stopButton,
  stopInOtherTab,
  unknownStopsNothing,
  upstreamClosed,
} from './stopping.checks.ts';

const unknown = '00000000-1111-4222-8333-444444444444';

const conversationOf = (body: string): string | undefined => {
  const { conversationId, streamId } = JSON.parse(body || '{}');
  return conversationId ?? streamId;
};

/** A stop of a conversation that it cannot reach stops the one that is made instead. */
function stopsAnother(isMeant: (wanted: string, running: Json[]) => boolean): readonly Rule[] {
  return [
    {
      on: paths.start,
      response: ({ body }, { memory }) => {
        const { streamId } = JSON.parse(String(body));
        memory.set('running', [...((memory.get('running') as string[]) ?? []), streamId]);
      },
    },
    {
      on: paths.abort,
      request: (message, { memory }) => {
        const running = (memory.get('running') as string[]) ?? [];
        const wanted = conversationOf(message.body) ?? '';
        if (isMeant(wanted, running))
          message.body = JSON.stringify({ conversationId: running.at(-1) });
        return undefined;
      },
    },
  ];
}

/** The next message of a conversation is refused once something was stopped. */
const refusedAfterStop: readonly Rule[] = [
  {
    on: paths.abort,
    response: (_response, { memory }) => {
      memory.set('stopped', true);
    },
  },
  {
    on: paths.start,
    request: (message, play) =>
      play.memory.get('stopped') ? runStillActive(message, play) : undefined,
  },
];

export const mutants = defineMutants({
  'providers.stop-only-shown': {
    violates: violating(upstreamClosed, beforeFirstToken, stopInOtherTab),
    why: 'The page stops to listen, and the provider goes on to answer and to bill.',
    cause: stopCauses['request-goes-on'],
    traffic: [{ on: paths.abort, request: refuse(200, '{"success":true}', 'application/json') }],
  },
  'providers.stop-comes-late': {
    violates: violating(upstreamClosed, beforeFirstToken),
    why: 'A stop waits behind other requests of the person.',
    cause: stopCauses['request-goes-on'],
    traffic: [{ on: paths.abort, delay: () => 4_000 }],
  },
  'providers.stop-in-own-tab-only': {
    violates: violating(stopInOtherTab),
    why: 'Without sticky sessions the stop reaches a replica that does not make the answer.',
    cause: stopCauses['request-goes-on'],
    traffic: [
      {
        on: paths.abort,
        request: refuse(404, '{"error":"Job not found"}', 'application/json'),
      },
    ],
  },
  'providers.stop-drops-part': {
    violates: violating(partStored, duringTitle, stopButton, afterLastToken),
    why: 'The part that had arrived is not saved.',
    cause: stopCauses['part-lost'],
    traffic: [storedAnswers(() => [])],
  },
  'providers.stop-cuts-part': {
    violates: violating(partStored, duringTitle, stopButton, afterLastToken),
    why: 'Only what was saved at the last interval is kept of a stopped answer.',
    cause: stopCauses['part-lost'],
    traffic: wholeText((text) => text.slice(0, 10)),
  },
  'providers.stop-not-marked': {
    violates: violating(markedAsStopped, markShown),
    why: 'A stopped answer is stored with unfinished:false.',
    cause: stopCauses['not-marked'],
    traffic: [storedAnswers((answers) => answers.map((it) => ({ ...it, unfinished: false })))],
  },
  'providers.stop-mark-dropped': {
    violates: violating(markedAsStopped, markShown),
    why: 'An allow-list of fields in a gateway does not know the mark.',
    cause: stopCauses['not-marked'],
    traffic: [
      {
        on: paths.stored,
        response: json((messages) =>
          Array.isArray(messages)
            ? messages.map(({ unfinished: _, ...message }: Json) => message)
            : messages,
        ),
      },
    ],
  },
  'providers.stop-blocks-conversation': {
    violates: violating(nextAfterStop, nextAfterEarlyStop, duringTitle, sendAfterStop),
    why: 'The stopped answer still counts as running.',
    cause: stopCauses['stuck-after-stop'],
    traffic: refusedAfterStop,
  },
  'providers.stop-answers-old-message': {
    violates: violating(nextAfterStop, nextAfterEarlyStop, duringTitle, sendAfterStop),
    why: 'After a stop the model gets the conversation without its last message.',
    cause: stopCauses['stuck-after-stop'],
    traffic: [
      {
        on: paths.start,
        request: (message) => {
          message.body = message.body.replace('"text":"Next', '"text":"Stale');
          return undefined;
        },
      },
    ],
  },
  'providers.unknown-stops-running': {
    violates: violating(unknownStopsNothing),
    why: 'Without the conversation that is meant, the first running one is stopped.',
    cause: stopCauses['stop-hits-another'],
    traffic: stopsAnother((wanted) => wanted === unknown),
  },
  'providers.unknown-stop-cuts': {
    violates: violating(unknownStopsNothing),
    why: 'A stop is sent to all replicas, and each stops what it has.',
    cause: stopCauses['stop-hits-another'],
    traffic: wholeText((text) => text.slice(0, 40)),
  },
  'providers.foreign-stop-cuts': {
    violates: violating(foreignStopsNothing),
    why: 'The stop of an answer does not look at its owner.',
    cause: stopCauses['stop-hits-another'],
    traffic: wholeText((text) => text.slice(0, 40)),
  },
  'providers.foreign-stop-accepted': {
    violates: violating(foreignStopsNothing),
    why: 'The stop of an answer is accepted from everybody who knows its id.',
    cause: stopCauses['stop-hits-another'],
    traffic: [{ on: paths.abort, response: asSuccess }],
  },
  'providers.stop-hits-all': {
    violates: violating(othersGoOn),
    why: 'A stop ends every answer of the person.',
    cause: stopCauses['stop-hits-another'],
    traffic: stopsAnother((wanted, running) => running.length > 1 && running.includes(wanted)),
  },
  'providers.stop-cuts-others': {
    violates: violating(othersGoOn),
    why: 'Two answers of a person share the signal that stops them.',
    cause: stopCauses['stop-hits-another'],
    traffic: wholeText((text) => text.slice(0, 40)),
  },
});
