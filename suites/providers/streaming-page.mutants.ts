import { refusal } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, Rule } from '../../fixtures/saboteur/rules.ts';
import { isLast, isPiece, paths, violating, wholeText } from './chat-rules.ts';
import { streamCauses } from './streaming.causes.ts';
import {
  overBeforeOpened,
  wholeAfterNewChat,
  wholeAfterOffline,
  wholeAfterReload,
  wholeInSecondTab,
} from './streaming.checks.ts';

/** Notes when a message was sent. */
const noteStart: Rule = {
  on: paths.start,
  request: (_, { memory }) => {
    memory.set('sent', Date.now());
    return undefined;
  },
};

const isLate = ({ memory }: Play): boolean => Date.now() - Number(memory.get('sent')) > 1_000;

const withoutTwelfth = (text: string) => text.replaceAll('p012 ', '');

const afterMiddle = violating(
  wholeAfterReload,
  wholeAfterOffline,
  wholeInSecondTab,
  wholeAfterNewChat,
);

export const mutants = defineMutants({
  'providers.finished-stream-gone': {
    violates: [overBeforeOpened],
    why: 'What is known of an answer is forgotten as soon as it is complete.',
    cause: streamCauses['answer-not-whole'],
    traffic: [
      noteStart,
      {
        on: paths.stream,
        request: (_, play) =>
          isLate(play)
            ? refusal(404, '{"error":"Stream not found"}', 'application/json')
            : undefined,
      },
    ],
  },
  'providers.finished-stream-empty': {
    violates: [overBeforeOpened],
    why: 'The stream of an answer that is complete has nothing to send, and the page believes it.',
    cause: streamCauses['answer-not-whole'],
    traffic: [
      noteStart,
      {
        on: paths.stream,
        request: (_, play) => {
          play.memory.set('late', isLate(play));
          return undefined;
        },
        events: (event, { memory }) =>
          memory.get('late') && (isPiece(event) || isLast(event)) ? [] : [event],
      },
    ],
  },
  'providers.middle-cut-for-good': {
    violates: afterMiddle,
    why: 'What a page missed in the middle of an answer never comes back.',
    cause: streamCauses['answer-not-whole'],
    traffic: [
      ...wholeText(withoutTwelfth),
      {
        on: paths.stream,
        events: (event) => [{ ...event, data: withoutTwelfth(event.data) }],
      },
    ],
  },
  'providers.middle-twice': {
    violates: afterMiddle,
    why: 'A reconnect adds the pieces to those that are there already.',
    cause: streamCauses['piece-lost-or-repeated'],
    traffic: wholeText((text) => (text.includes('p024') ? text + text : text)),
  },
});
