import { type Json, json, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { paths, violating } from './chat-rules.ts';
import {
  presetAnswers,
  presetCauses,
  specAnswers,
  specOffered,
  specReopened,
} from './presets.checks.ts';

/** Changes what the page learns of the model specs. */
const specs = (change: (list: Json[]) => Json[]): Rule => ({
  on: 'GET /api/config',
  response: json((it) =>
    it.modelSpecs
      ? { ...it, modelSpecs: { ...it.modelSpecs, list: change(it.modelSpecs.list) } }
      : it,
  ),
});

/** Changes what OpenAI is asked. */
const toOpenAi = (change: (body: Json) => void) => ({
  openai: [{ on: 'POST /*', request: sent(change) }],
});

const isInstruction = ({ role }: Json): boolean => role === 'system' || role === 'developer';

export const mutants = defineMutants({
  'providers.spec-missing': {
    violates: violating(specOffered),
    why: 'Another librechat.yaml than the intended one is mounted.',
    cause: presetCauses['spec-not-offered'],
    traffic: [specs(() => [])],
  },
  'providers.spec-renamed': {
    violates: violating(specOffered),
    why: 'The label of a model spec was changed in one place only.',
    cause: presetCauses['spec-not-offered'],
    traffic: [specs((list) => list.map((it) => ({ ...it, label: `${it.label} (old)` })))],
  },
  'providers.spec-model-replaced': {
    violates: violating(specAnswers, specReopened, presetAnswers),
    why: 'A gateway has one deployment for all models of a provider.',
    cause: presetCauses['named-choice-ignored'],
    providers: toOpenAi((body) => {
      body.model = 'gpt-5.4';
    }),
  },
  'providers.spec-instructions-dropped': {
    violates: violating(specAnswers, specReopened, presetAnswers),
    why: 'A gateway removes system messages, because one of its providers does not know them.',
    cause: presetCauses['instructions-lost'],
    providers: toOpenAi((body) => {
      body.messages = body.messages.filter((it: Json) => !isInstruction(it));
    }),
  },
  'providers.spec-forgotten': {
    violates: violating(specReopened),
    why: 'A conversation keeps its model and forgets the name under which it was chosen.',
    cause: presetCauses['named-choice-ignored'],
    traffic: [
      {
        on: 'GET /api/convos/:id',
        response: json(({ spec: _, ...others }) => others),
      },
    ],
  },
  'providers.spec-instructions-at-first-only': {
    violates: violating(specReopened),
    why: 'Instructions are sent with the first message of a conversation only.',
    cause: presetCauses['instructions-lost'],
    providers: toOpenAi((body) => {
      if (body.messages.length > 2)
        body.messages = body.messages.filter((it: Json) => !isInstruction(it));
    }),
  },
  'providers.preset-without-instructions': {
    violates: violating(presetAnswers),
    why: 'A fork of the page takes the model of a preset only.',
    cause: presetCauses['instructions-lost'],
    traffic: [
      {
        on: paths.start,
        request: sent((body) => {
          delete body.promptPrefix;
        }),
      },
    ],
  },
});
