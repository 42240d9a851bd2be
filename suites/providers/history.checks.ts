import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachOf, forEachProvider, labels } from './names.ts';

export const historyCauses = defineCauses({
  'history-refused': {
    text: 'The history holds parts that this provider does not know, such as the reasoning or an empty turn of another one.',
    fix: 'Read the refusal of the provider below, and start a new chat for that provider until LibreChat is upgraded.',
    shownBy: /(openai|anthropic|ollama): POST .* → 400/,
  },
  'history-shortened': {
    text: 'LibreChat or a gateway sends a part of the conversation only.',
    fix: 'Compare the request to the provider with the conversation, and look for limits of the context in LibreChat and in the gateway.',
    shownBy: /earlier message/,
  },
});

/** What a turn of another provider may leave behind. */
export const earlierTurns = {
  reasoning: 'an answer with reasoning',
  empty: 'an answer without text',
  failed: 'an answer that failed',
  stopped: 'an answer that was stopped',
} as const;
export type EarlierTurn = keyof typeof earlierTurns;
export const earlierTurnNames = Object.keys(earlierTurns) as EarlierTurn[];

/** By what came before and by the provider that goes on. */
export const goesOn = forEachOf(earlierTurnNames, (earlier) =>
  forEachProvider((provider) =>
    defineCheck({
      id: `providers.history.${provider}.after-${earlier}`,
      requirement: 'switching',
      level: 'MUST',
      text: `After ${earlierTurns[earlier]} of another provider, a switch to ${labels[provider]} works: it accepts the history, and has the earlier messages.`,
      source: ['plan/notes', 'librechat#6428'],
      causes: [historyCauses['history-refused'], historyCauses['history-shortened']],
      needs: ['doubles'],
    }),
  ),
);
