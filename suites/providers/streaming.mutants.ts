import type { EventSourceMessage } from 'eventsource-parser';
import { noParent } from '../../fixtures/reference/shared/wire.ts';
import { count, eventData, json, parsed } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, Rule } from '../../fixtures/saboteur/rules.ts';
import { isLast, isPiece, paths, violating, wholeText } from './chat-rules.ts';
import { streamCauses } from './streaming.causes.ts';
import {
  atItsPace,
  conversationsApart,
  eachPieceOnce,
  firstShownInOrder,
  goesOnAlone,
  longAnswer,
  longPause,
  notCompressed,
  resumedWhole,
  secondShownInOrder,
  slowFirstToken,
  storedAsStreamed,
  throughProxies,
} from './streaming.checks.ts';

/** Changes the sixth piece of each stream; `which` says of which answers of a conversation. */
function sixthPiece(
  which: 'first' | 'second',
  change: (piece: EventSourceMessage) => EventSourceMessage[],
): Rule {
  return {
    on: paths.stream,
    events: (event, play) => {
      noteBegin(event, play);
      const isMeant = play.memory.get('answer') === which;
      return isMeant && isPiece(event) && count(play, `${which} pieces`) === 6
        ? change(event)
        : [event];
    },
  };
}

/** Notes whether the stream is of the first or of a later answer of its conversation. */
function noteBegin({ data }: EventSourceMessage, { memory }: Play): void {
  const event = parsed(data);
  if (event.created)
    memory.set('answer', event.message?.parentMessageId === noParent ? 'first' : 'second');
}

/** The proxy in front of LibreChat closes a stream that says nothing for some seconds. */
const cutAfterWait = (seconds: number): Rule => ({
  on: paths.stream,
  events: (event, { memory }) => {
    const last = Number(memory.get('last') ?? Date.now());
    memory.set('last', Date.now());
    if (Date.now() - last > seconds * 1_000) memory.set('cut', true);
    return memory.get('cut') ? 'hold' : [event];
  },
});

export const mutants = defineMutants({
  'providers.first-answer-loses-piece': {
    violates: violating(eachPieceOnce, firstShownInOrder),
    why: 'Between two replicas an event of the stream is lost; the page repairs the first answer at its end.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [sixthPiece('first', () => [])],
  },
  'providers.second-answer-loses-piece': {
    violates: violating(eachPieceOnce, secondShownInOrder),
    why: 'Between two replicas an event of the stream is lost.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [sixthPiece('second', () => [])],
  },
  'providers.first-answer-repeats-piece': {
    violates: violating(eachPieceOnce, firstShownInOrder),
    why: 'A reconnect sends an event of the stream again.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [sixthPiece('first', (piece) => [piece, piece])],
  },
  'providers.second-answer-repeats-piece': {
    violates: violating(eachPieceOnce, secondShownInOrder),
    why: 'A reconnect sends an event of the stream again.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [sixthPiece('second', (piece) => [piece, piece])],
  },
  'providers.stream-in-large-parts': {
    violates: violating(atItsPace),
    why: 'A CDN collects the stream until its buffer is full.',
    cause: streamCauses['stream-buffered'],
    traffic: [
      {
        on: paths.stream,
        events: (event, { memory }) => {
          const held = [...((memory.get('held') as EventSourceMessage[]) ?? []), event];
          const passes = isLast(event) || held.length >= 12;
          memory.set('held', passes ? [] : held);
          return passes ? held : [];
        },
      },
    ],
  },
  'providers.stream-stalls': {
    violates: violating(atItsPace),
    why: 'A proxy stops reading for some seconds while it scans what it passes on.',
    cause: streamCauses['stream-buffered'],
    traffic: [
      {
        on: paths.stream,
        eventDelay: (event, play) =>
          isPiece(event) && count(play, 'pieces') % 10 === 0 ? 3_000 : 0,
      },
    ],
  },
  'providers.stored-in-part': {
    violates: violating(storedAsStreamed, goesOnAlone),
    why: 'Only the part before a disconnect was saved.',
    cause: streamCauses['not-stored'],
    traffic: wholeText((text) => text.slice(0, 20)).slice(1),
  },
  'providers.answers-not-stored': {
    violates: violating(storedAsStreamed, goesOnAlone),
    why: 'The page shows the answer, but storing it failed.',
    cause: streamCauses['not-stored'],
    traffic: [
      {
        on: paths.stored,
        response: json((messages) =>
          Array.isArray(messages) ? messages.filter((it) => it.isCreatedByUser) : messages,
        ),
      },
    ],
  },
  'providers.wait-cuts-stream': {
    violates: violating(slowFirstToken, longPause),
    why: 'A load balancer closes connections that are idle for a while.',
    cause: streamCauses['answer-not-whole'],
    traffic: [cutAfterWait(5)],
  },
  'providers.provider-wait-cut': {
    violates: violating(slowFirstToken, longPause),
    why: 'A gateway to the provider gives up after a minute, and answers with a part.',
    cause: streamCauses['answer-not-whole'],
    traffic: wholeText((text) => (text.includes('p008') ? text.slice(0, 20) : text)),
  },
  'providers.long-answer-cut': {
    violates: [longAnswer],
    why: 'A gateway passes on 64 KB of an answer at most.',
    cause: streamCauses['answer-not-whole'],
    traffic: wholeText((text) => text.slice(0, 65_536)),
  },
  'providers.long-answer-stored-in-part': {
    violates: [longAnswer],
    why: 'A filter in front of the database shortens long fields.',
    cause: streamCauses['not-stored'],
    traffic: wholeText((text) => text.slice(0, 65_536)).slice(1),
  },
  'providers.long-answer-loses-piece': {
    violates: [longAnswer],
    why: 'A proxy drops events when its buffer is full.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [
      {
        on: paths.stream,
        events: (event, play) => (isPiece(event) && count(play, 'pieces') === 100 ? [] : [event]),
      },
    ],
  },
  'providers.conversations-mixed': {
    violates: [conversationsApart],
    why: 'Two streams of one person share a channel of events.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [
      {
        on: paths.stream,
        events: eventData((it, play) =>
          it.event === 'on_message_delta' && count(play, 'pieces') % 7 === 0
            ? JSON.parse(
                JSON.stringify(it)
                  .replaceAll(/"text":"."/g, '"text":"x"')
                  .replaceAll(/"p(\d+) "/g, '"q$1 "'),
              )
            : it,
        ),
      },
    ],
  },
  'providers.second-conversation-waits': {
    violates: [conversationsApart],
    why: 'A person has one stream: the second one takes the place of the first.',
    cause: streamCauses['answer-not-whole'],
    traffic: [
      {
        on: paths.stream,
        events: (event, play) => {
          if (parsed(event.data).created) count(play, 'streams');
          const isFirst = play.memory.get('streams') === 1;
          return isFirst || !isPiece(event) ? [event] : [];
        },
      },
    ],
  },
  'providers.resume-ends-at-once': {
    violates: [resumedWhole],
    why: 'After a reconnect the stream belongs to another replica, which does not have it.',
    cause: streamCauses['answer-not-whole'],
    traffic: [
      {
        on: paths.stream,
        request: ({ url }) =>
          url.includes('resume=true')
            ? { status: 404, headers: { 'content-type': 'application/json' }, body: '{}' }
            : undefined,
      },
      ...wholeText((text) => text.slice(0, 20)).slice(1),
    ],
  },
  'providers.resume-forgets-beginning': {
    violates: [resumedWhole],
    why: 'A resumed stream carries only what comes after the reconnect.',
    cause: streamCauses['answer-not-whole'],
    traffic: wholeText((text) => text.slice(25)).slice(0, 1),
  },
  'providers.stream-compressed': {
    violates: [notCompressed],
    why: 'A proxy compresses every answer, also streams.',
    cause: streamCauses['stream-buffered'],
    traffic: [
      {
        on: paths.stream,
        response: ({ headers }) => {
          headers['content-type'] = 'application/octet-stream';
        },
      },
    ],
  },
  'providers.stream-cached': {
    violates: [notCompressed],
    why: 'A CDN sets its own Cache-Control, and stores the stream.',
    cause: streamCauses['stream-buffered'],
    traffic: [
      {
        on: paths.stream,
        response: ({ headers }) => {
          headers['cache-control'] = 'public, max-age=600';
        },
      },
    ],
  },
  'providers.proxied-stream-buffered': {
    violates: violating(throughProxies),
    why: 'A proxy buffers text/event-stream, although LibreChat asks it not to.',
    cause: streamCauses['stream-buffered'],
    traffic: [{ on: paths.stream, response: () => {} }],
  },
  'providers.proxied-stream-loses-piece': {
    violates: violating(throughProxies),
    why: 'A proxy opens the stream again after a time-out, and what came in between is lost.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: [sixthPiece('first', () => [])],
  },
});
