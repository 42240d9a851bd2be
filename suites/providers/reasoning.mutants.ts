import { eventData, type Json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { paths, storedAnswers, violating } from './chat-rules.ts';
import {
  reasoningCauses,
  thoughtsShown,
  thoughtsShownAgain,
  thoughtsStored,
} from './reasoning.checks.ts';

/** Changes the events of the providers that tell what a model thinks. */
function thoughts(change: { ollama: (delta: Json) => Json; anthropic: (event: Json) => Json }) {
  const ollama: Rule = {
    on: 'POST /*',
    events: eventData((it) => {
      const [choice] = it.choices ?? [];
      if (!choice?.delta?.reasoning) return it;
      return { ...it, choices: [{ ...choice, delta: change.ollama(choice.delta) }] };
    }),
  };
  return {
    ollama: [ollama],
    anthropic: [{ on: 'POST /*', events: eventData(change.anthropic) }],
  };
}

const isThinking = ({ content_block: block, delta }: Json): boolean =>
  block?.type === 'thinking' || /^(thinking|signature)_delta$/.test(delta?.type ?? '');

/** An event of Anthropic's, with text in place of thinking. */
function asText(event: Json): Json {
  if (event.content_block?.type === 'thinking')
    return { ...event, content_block: { type: 'text', text: '' } };
  const { delta } = event;
  if (delta?.type === 'signature_delta') return undefined;
  if (delta?.type !== 'thinking_delta') return event;
  return { ...event, delta: { type: 'text_delta', text: delta.thinking } };
}

const withoutThoughts = (answer: Json): Json => ({
  ...answer,
  content: answer.content?.filter((part: Json) => part.type !== 'think'),
});

export const mutants = defineMutants({
  'providers.reasoning-as-text': {
    violates: violating(thoughtsShown, thoughtsStored, thoughtsShownAgain),
    why: 'A gateway that knows no reasoning passes it on as text.',
    cause: reasoningCauses['reasoning-in-the-answer'],
    providers: thoughts({
      ollama: ({ reasoning, ...delta }) => ({ ...delta, content: reasoning }),
      anthropic: asText,
    }),
  },
  'providers.reasoning-removed': {
    violates: violating(thoughtsShown, thoughtsStored, thoughtsShownAgain),
    why: 'A gateway passes on the fields that it knows, and reasoning is none of them.',
    cause: reasoningCauses['reasoning-dropped'],
    providers: thoughts({
      ollama: ({ reasoning: _, ...delta }) => delta,
      anthropic: (event) => (isThinking(event) && event.delta ? undefined : event),
    }),
  },
  'providers.reasoning-not-stored': {
    violates: violating(thoughtsStored, thoughtsShownAgain),
    why: 'Only the text of an answer is stored.',
    cause: reasoningCauses['reasoning-dropped'],
    traffic: [storedAnswers((answers) => answers.map(withoutThoughts))],
  },
  'providers.reasoning-not-streamed': {
    violates: violating(thoughtsShown),
    why: 'A proxy passes on the events of a list, and reasoning is not on it.',
    cause: reasoningCauses['reasoning-dropped'],
    traffic: [
      {
        on: paths.stream,
        events: eventData((it) => {
          if (it.event === 'on_reasoning_delta') return undefined;
          return it.final ? { ...it, responseMessage: withoutThoughts(it.responseMessage) } : it;
        }),
      },
    ],
  },
});
