import { eventData, type Json, sent, style } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { paths, violating } from './chat-rules.ts';
import { withdrawnCauses, withdrawnReplaced, withdrawnTold } from './withdrawn.checks.ts';

/** Changes the messages of a conversation that goes on, before LibreChat gets them. */
const followUp = (change: (body: Json) => void) => ({
  on: paths.start,
  request: sent((body) => {
    if (String(body.text).startsWith('Next')) change(body);
  }),
});

export const mutants = defineMutants({
  'providers.withdrawn-replaced-silently': {
    violates: violating(withdrawnTold),
    why: 'A gateway sends requests for an old model to its successor.',
    cause: withdrawnCauses['withdrawn-answered'],
    traffic: [
      {
        on: paths.start,
        request: sent((body) => {
          if (body.model === 'gpt-withdrawn') body.model = 'gpt-5.4';
        }),
      },
    ],
  },
  'providers.withdrawn-silent': {
    violates: violating(withdrawnTold),
    why: 'The reason of the rejection is lost on the way, and the page shows an empty answer.',
    cause: withdrawnCauses['withdrawn-not-told'],
    traffic: [
      { on: paths.stream, events: eventData((it) => (it.error ? { ...it, error: '' } : it)) },
      style('[role=alert] { display: none !important }'),
    ],
  },
  'providers.withdrawn-kept': {
    violates: violating(withdrawnReplaced),
    why: 'A fork of the page sends the model that the conversation is stored with.',
    cause: withdrawnCauses['withdrawn-choice-ignored'],
    traffic: [
      followUp((body) => {
        body.model = 'gpt-withdrawn';
      }),
    ],
  },
  'providers.withdrawn-begins-anew': {
    violates: violating(withdrawnReplaced),
    why: 'A gateway keeps a conversation for each model.',
    cause: withdrawnCauses['withdrawn-history-lost'],
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: sent((body) => {
            if (body.stream) body.messages = body.messages.slice(-1);
          }),
        },
      ],
    },
  },
});
