import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';

export const choiceCauses = defineCauses({
  'choice-overridden': {
    text: 'Something else than the person chooses the model: a default preset, a model spec, the last conversation, or a gateway that routes by its own rules.',
    fix: 'Look for modelSpecs with enforce or default in librechat.yaml and for a default preset of the person, and compare the model in the log of the provider.',
    shownBy: /provider and model|model shown|model of the conversation/,
  },
  'other-list-offered': {
    text: 'The list of models comes from somewhere else: models.fetch asks the provider, or OPENAI_MODELS and ANTHROPIC_MODELS are not set.',
    fix: 'Set OPENAI_MODELS, ANTHROPIC_MODELS and models.default with fetch: false to the models that people may use.',
    shownBy: /offered/,
  },
  'model-not-checked': {
    text: 'A gateway or a fork passes any model on that a client names.',
    fix: 'Use LibreChat’s validateModel middleware, and give the gateway an allow-list of models for the key.',
    shownBy: /requests to the providers|what the person reads/,
  },
});

type CauseId = keyof typeof choiceCauses;

const choosing = (first: CauseId) =>
  ({
    requirement: 'switching',
    level: 'MUST',
    source: ['plan/providers', 'librechat#2334'],
    causes: [choiceCauses[first]],
    needs: ['doubles'],
  }) as const;

export const allOffered = forEachProvider((provider) =>
  defineCheck({
    ...choosing('other-list-offered'),
    id: `providers.choose.${provider}.offered`,
    text: `The page offers the configured models of ${labels[provider]} and no other.`,
  }),
);

export const onlyConfigured = defineCheck({
  ...choosing('other-list-offered'),
  id: 'providers.choose.only-configured',
  text: 'The page offers the configured providers and no other.',
});

export const withinProvider = defineCheck({
  ...choosing('choice-overridden'),
  id: 'providers.choose.within-provider',
  text: 'After a switch to another model of the same provider within a conversation, that model answers.',
});

export const afterReload = defineCheck({
  ...choosing('choice-overridden'),
  id: 'providers.choose.after-reload',
  text: 'After a reload of a new chat, the model that the page shows answers, and it is the one chosen before.',
});

export const keptInNewChat = defineCheck({
  ...choosing('choice-overridden'),
  id: 'providers.choose.kept-in-new-chat',
  text: 'A new chat keeps the model of the chat before, and that model answers.',
});

export const reopened = defineCheck({
  ...choosing('choice-overridden'),
  id: 'providers.choose.reopened',
  text: 'An old conversation that is opened again shows its own model, and that model answers.',
});

export const secondTab = defineCheck({
  ...choosing('choice-overridden'),
  id: 'providers.choose.second-tab',
  text: 'A choice in a second tab leaves the model of the first tab alone.',
});

export const storedModel = defineCheck({
  ...choosing('choice-overridden'),
  id: 'providers.choose.stored',
  text: 'A conversation is stored with the provider and the model that answered last.',
});

export const illegalModel = forEachProvider((provider) =>
  defineCheck({
    ...choosing('model-not-checked'),
    id: `providers.choose.${provider}.illegal-model`,
    text: `A message for a model that ${labels[provider]} does not offer is rejected with a reason and reaches no provider.`,
    source: ['plan/providers', 'librechat:api/server/middleware/validateModel.js'],
  }),
);
