import { eventData, type Json, json, script, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { paths, violating } from './chat-rules.ts';
import {
  afterReload,
  allOffered,
  choiceCauses,
  illegalModel,
  keptInNewChat,
  onlyConfigured,
  reopened,
  secondTab,
  storedModel,
  withinProvider,
} from './choosing.checks.ts';

const conversation = 'GET /api/convos/:id';
const ours = ['openAI', 'anthropic', 'ollama'];

/** Every message for one endpoint and model goes to another one. */
function sentInstead(from: string, to: Json, isMeant: (body: Json) => boolean): Rule {
  return {
    on: `POST /api/agents/chat/${from}`,
    request: sent((body, request) => {
      if (!isMeant(body)) return;
      delete body.endpointType;
      Object.assign(body, to);
      request.url = `/api/agents/chat/${to.endpoint}`;
    }),
  };
}

const isNew = ({ conversationId }: Json): boolean => !conversationId || conversationId === 'new';
const openAi = { endpoint: 'openAI', model: 'gpt-5.4' };
const anthropic = { endpoint: 'anthropic', model: 'claude-sonnet-4-6' };
const ollama = { endpoint: 'ollama', model: 'gpt-oss:20b', endpointType: 'custom' };

/** Changes the models of the plan's providers. */
const offered = (change: (models: string[]) => string[]): Rule => ({
  on: 'GET /api/models',
  response: json((it) => ({
    ...it,
    ...Object.fromEntries(ours.map((name) => [name, change(it[name] ?? [])])),
  })),
});

export const mutants = defineMutants({
  'providers.more-models-offered': {
    violates: violating(allOffered),
    why: 'models.fetch is on, so the page offers every model that the provider has.',
    cause: choiceCauses['other-list-offered'],
    traffic: [offered((models) => [...models, 'gpt-legacy'])],
  },
  'providers.other-models-offered': {
    violates: violating(allOffered),
    why: 'OPENAI_MODELS is not set, so the page offers the list that LibreChat was built with.',
    cause: choiceCauses['other-list-offered'],
    traffic: [offered((models) => models.map((model) => `${model}-latest`))],
  },
  'providers.more-providers-offered': {
    violates: violating(onlyConfigured),
    why: 'ENDPOINTS is not set, and a key of another provider is in the environment.',
    cause: choiceCauses['other-list-offered'],
    traffic: [
      {
        on: 'GET /api/endpoints',
        response: json((it) => ({ ...it, google: { ...it.openAI, order: 9 } })),
      },
    ],
  },
  'providers.provider-not-offered': {
    violates: violating(onlyConfigured),
    why: 'The key of a provider is empty after interpolation, so its endpoint is hidden.',
    cause: choiceCauses['other-list-offered'],
    traffic: [
      {
        on: 'GET /api/endpoints',
        response: json(({ anthropic: _, ...others }) => others),
      },
    ],
  },
  'providers.switch-within-provider-ignored': {
    violates: violating(withinProvider),
    why: 'The conversation keeps the model that it began with.',
    cause: choiceCauses['choice-overridden'],
    traffic: [sentInstead('openAI', openAi, (body) => !isNew(body))],
  },
  'providers.small-model-replaced': {
    violates: violating(withinProvider, reopened),
    why: 'A gateway has one deployment for all models of a provider.',
    cause: choiceCauses['choice-overridden'],
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: sent((body) => {
            body.model = 'gpt-5.4';
          }),
        },
      ],
    },
  },
  'providers.new-chat-goes-to-default': {
    violates: violating(afterReload, keptInNewChat),
    why: 'A default preset overrides the choice in a new chat.',
    cause: choiceCauses['choice-overridden'],
    traffic: [sentInstead('anthropic', openAi, isNew)],
  },
  'providers.new-chat-goes-to-local': {
    violates: violating(afterReload, keptInNewChat),
    why: 'A gateway sends what is new to a local model first.',
    cause: choiceCauses['choice-overridden'],
    traffic: [sentInstead('anthropic', ollama, isNew)],
  },
  'providers.choice-forgotten-at-reload': {
    violates: violating(afterReload),
    why: 'A privacy extension empties the storage of the browser when the page is left.',
    cause: choiceCauses['choice-overridden'],
    traffic: [script(() => 'localStorage.clear()')],
  },
  'providers.reopened-with-default': {
    violates: violating(reopened),
    why: 'An old conversation is opened with the model of the latest one.',
    cause: choiceCauses['choice-overridden'],
    traffic: [{ on: conversation, response: json((it) => (it.model ? { ...it, ...openAi } : it)) }],
  },
  'providers.tabs-share-choice': {
    violates: violating(secondTab),
    why: 'The choice is kept for the person, not for the tab.',
    cause: choiceCauses['choice-overridden'],
    traffic: [sentInstead('openAI', anthropic, isNew)],
  },
  'providers.tabs-share-model': {
    violates: violating(secondTab),
    why: 'A cheaper model takes over as soon as a second tab is open.',
    cause: choiceCauses['choice-overridden'],
    traffic: [sentInstead('openAI', { ...openAi, model: 'gpt-5.4-mini' }, isNew)],
  },
  'providers.first-model-stored': {
    violates: violating(storedModel),
    why: 'The conversation keeps the provider that it began with.',
    cause: choiceCauses['choice-overridden'],
    traffic: [{ on: conversation, response: json((it) => (it.model ? { ...it, ...openAi } : it)) }],
  },
  'providers.model-not-stored': {
    violates: violating(storedModel),
    why: 'A switch stores the provider and leaves the model of the one before.',
    cause: choiceCauses['choice-overridden'],
    traffic: [
      {
        on: conversation,
        response: json((it) => (it.model ? { ...it, model: 'gpt-5.4' } : it)),
      },
    ],
  },
  'providers.illegal-model-replaced': {
    violates: violating(illegalModel),
    why: 'A gateway replaces models that it does not know by its default.',
    cause: choiceCauses['model-not-checked'],
    traffic: [
      {
        on: paths.start,
        request: sent((body) => {
          if (body.model !== 'gpt-withdrawn') return;
          const known = [openAi, anthropic, ollama].find((it) => it.endpoint === body.endpoint);
          body.model = known?.model;
        }),
      },
    ],
  },
  'providers.illegal-model-silent': {
    violates: violating(illegalModel),
    why: 'The reason of the rejection is lost on the way, and the page shows an empty answer.',
    cause: choiceCauses['model-not-checked'],
    traffic: [
      {
        on: paths.stream,
        events: eventData((it) => (it.error ? { ...it, error: '' } : it)),
      },
    ],
  },
});
