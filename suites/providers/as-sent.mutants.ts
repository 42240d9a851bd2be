import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { asSent } from './as-sent.checks.ts';
import { isPiece, paths, violating, wholeText, withoutEmoji } from './chat-rules.ts';
import { streamCauses } from './streaming.causes.ts';

const withoutThirdWord = (text: string) => text.replace(/^(\S+ \S+ )\S+ /, '$1');

export const mutants = defineMutants({
  'providers.answer-in-one-piece': {
    violates: violating(asSent),
    why: 'A proxy collects the stream until the answer is complete.',
    cause: streamCauses['stream-buffered'],
    traffic: [{ on: paths.stream, events: (event) => (isPiece(event) ? [] : [event]) }],
  },
  'providers.word-lost': {
    violates: violating(asSent),
    why: 'The answer is put together without one of its pieces.',
    cause: streamCauses['answer-not-whole'],
    traffic: wholeText(withoutThirdWord),
  },
  'providers.characters-broken': {
    violates: violating(asSent),
    why: 'A filter of three bytes a character replaces emoji.',
    cause: streamCauses['answer-not-whole'],
    traffic: wholeText(withoutEmoji),
  },
  'providers.word-lost-in-history': {
    violates: violating(asSent),
    why: 'One of the pieces is not stored.',
    cause: streamCauses['not-stored'],
    traffic: wholeText(withoutThirdWord).slice(1),
  },
});
