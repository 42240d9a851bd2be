import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const presetCauses = defineCauses({
  'spec-not-offered': {
    text: 'librechat.yaml is not mounted or has a model spec that LibreChat does not accept, or interface.modelSelect is off.',
    fix: 'Mount librechat.yaml at /app/librechat.yaml, look for its errors in the startup log, and list the spec in modelSpecs.',
    shownBy: /^what the selector offers/,
  },
  'named-choice-ignored': {
    text: 'The name of the choice is shown, and something else chooses the model: another spec with default or enforce, the last conversation, or a gateway that routes by its own rules.',
    fix: 'Compare the model in the log of the provider with the preset, and look for modelSpecs with enforce or default in librechat.yaml.',
    shownBy: /model that got this prompt|the choice shown/,
  },
  'instructions-lost': {
    text: 'The model is chosen, and the instructions of the model spec or the preset do not reach it.',
    fix: 'Compare the first message in the log of the provider with promptPrefix, and let gateways pass system messages on.',
    shownBy: /instructions that the model got/,
  },
});

type CauseId = keyof typeof presetCauses;

const named = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'switching',
    level: 'MUST',
    causes: [presetCauses[first], ...others.map((id) => presetCauses[id])],
    needs: ['doubles'],
  }) as const;

const specs = ['librechat-docs/configuration/librechat_yaml/object_structure/model_specs'] as const;

export const specOffered = defineCheck({
  ...named('spec-not-offered'),
  id: 'providers.choose.spec.offered',
  text: 'The page offers the model specs of librechat.yaml by their labels.',
  source: specs,
  shape: 'metered',
});

export const specAnswers = defineCheck({
  ...named('named-choice-ignored', 'instructions-lost'),
  id: 'providers.choose.spec.answers',
  text: 'After a model spec was chosen, the page shows its label, and its model answers with its instructions.',
  source: specs,
  shape: 'metered',
});

export const specReopened = defineCheck({
  ...named('named-choice-ignored', 'instructions-lost'),
  id: 'providers.choose.spec.reopened',
  text: 'An old conversation with a model spec that is opened again shows its label, and its model answers with its instructions.',
  source: specs,
  shape: 'metered',
});

export const presetAnswers = defineCheck({
  ...named('named-choice-ignored', 'instructions-lost'),
  id: 'providers.choose.preset.answers',
  text: 'After a preset was chosen, the page shows its model, and that model answers with the instructions of the preset.',
  source: ['librechat-docs/user_guides/presets'],
});
