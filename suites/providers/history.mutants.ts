import { type Json, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { violating } from './chat-rules.ts';
import { goesOn, historyCauses } from './history.checks.ts';

/** Changes the messages of every request to a provider that carries a history. */
function history(change: (messages: Json[]) => Json[]): Record<string, readonly Rule[]> {
  const rule: Rule = {
    on: 'POST /*',
    request: sent((body) => {
      if (body.messages.length > 1) body.messages = change(body.messages);
    }),
  };
  return { openai: [rule], anthropic: [rule], ollama: [rule] };
}

const withTurn = (content: Json) => (messages: Json[]) => [
  ...messages.slice(0, -1),
  { role: 'assistant', content },
  ...messages.slice(-1),
];

export const mutants = defineMutants({
  'providers.history-with-reasoning': {
    violates: violating(goesOn),
    why: 'The reasoning of one provider is sent on to another, which rejects it.',
    cause: historyCauses['history-refused'],
    providers: history(withTurn([{ type: 'think', think: 'Two and two make four.' }])),
  },
  'providers.history-with-empty-turn': {
    violates: violating(goesOn),
    why: 'A turn without content stays in the history, and the provider rejects it.',
    cause: historyCauses['history-refused'],
    providers: history(withTurn([])),
  },
  'providers.history-lost-at-switch': {
    violates: violating(goesOn),
    why: 'A gateway with a small context window keeps only the last message.',
    cause: historyCauses['history-shortened'],
    providers: history((messages) => messages.slice(-1)),
  },
});
