import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachOf, labels } from './names.ts';

/** The providers whose APIs tell what a model thinks; OpenAI's Chat Completions do not. */
export const reasoning = ['anthropic', 'ollama'] as const;

export const reasoningCauses = defineCauses({
  'reasoning-in-the-answer': {
    text: 'LibreChat or a gateway writes what the model thinks into the answer.',
    fix: "Compare the events of the provider with the answer, and set the gateway to pass on the provider's own fields for reasoning.",
    shownBy: /the answer (shown|stored|shown again)\b/,
  },
  'reasoning-dropped': {
    text: 'LibreChat or a gateway drops what the model thinks.',
    fix: "Compare the events of the provider with the answer, and set the gateway to pass on the provider's own fields for reasoning.",
    shownBy: /the thoughts (shown|stored|shown again)\b/,
  },
});
const causes = [
  reasoningCauses['reasoning-in-the-answer'],
  reasoningCauses['reasoning-dropped'],
] as const;

export const thoughtsShown = forEachOf(reasoning, (provider) =>
  defineCheck({
    id: `providers.reasoning.${provider}.shown`,
    requirement: 'streaming',
    level: 'MUST',
    text: `What a model of ${labels[provider]} thinks is shown apart from its answer.`,
    source: [
      'plan/phase-1',
      'librechat:client/src/components/Chat/Messages/Content/Parts/Reasoning.tsx',
    ],
    causes,
    needs: ['doubles'],
  }),
);

export const thoughtsStored = forEachOf(reasoning, (provider) =>
  defineCheck({
    id: `providers.reasoning.${provider}.stored`,
    requirement: 'streaming',
    level: 'MUST',
    text: `What a model of ${labels[provider]} thinks is stored whole, apart from its answer.`,
    source: [
      'plan/phase-1',
      'librechat:client/src/components/Chat/Messages/Content/Parts/Reasoning.tsx',
    ],
    causes,
    needs: ['doubles'],
  }),
);

export const thoughtsShownAgain = forEachOf(reasoning, (provider) =>
  defineCheck({
    id: `providers.reasoning.${provider}.shown-again`,
    requirement: 'streaming',
    level: 'MUST',
    text: `After a reload, what a model of ${labels[provider]} thought is shown again, apart from its answer.`,
    source: [
      'plan/phase-1',
      'librechat:client/src/components/Chat/Messages/Content/Parts/Reasoning.tsx',
    ],
    causes,
    needs: ['doubles'],
  }),
);
