import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { unreachable } from '../../fixtures/stack/shapes/unreachable-providers.ts';
import { forEachOf, labels } from './names.ts';

export const unreachableCauses = defineCauses({
  'unreachable-not-told': {
    text: 'The error of the connection is dropped, and the answer looks empty.',
    fix: 'Call the address of the endpoint, with /v1/models at its end, from inside the container of LibreChat with curl.',
    shownBy: /what the person reads|whether the chat ended/,
  },
  'models-not-fetched': {
    text: 'models.fetch is off, or LibreChat does not get the list: it asks GET /api/tags of the host of baseURL, which a proxy may not pass on.',
    fix: 'Set models.fetch: true, and call /api/tags of Ollama from inside the container of LibreChat with curl.',
    shownBy: /models that are offered|the answer of a listed model/,
  },
});

const shared = {
  requirement: 'limits',
  level: 'MUST',
  source: ['plan/providers', 'librechat#2961'],
  causes: [unreachableCauses['unreachable-not-told']],
  needs: ['doubles'],
} as const;

/** A client tries again for some 100 seconds. */
const waiting = { ...shared, waits: true } as const;

export const unreachableTold = forEachOf(
  Object.keys(unreachable) as (keyof typeof unreachable)[],
  (way) =>
    defineCheck({
      ...waiting,
      id: `providers.unreachable.${way}`,
      text: {
        refused:
          'When nothing listens at the address of a provider, the chat says that the answer failed.',
        'unknown-host':
          'When the host of a provider has no address, the chat says that the answer failed.',
        untrusted: 'When TLS with a provider fails, the chat says that the answer failed.',
        'without-v1': 'When the address of Ollama lacks /v1, the chat says that the answer failed.',
      }[way],
      shape: 'unreachable-providers',
    }),
);

/** The providers that have a client of their own in LibreChat. */
export const builtIn = ['openai', 'anthropic'] as const;

export const unknownHostTold = forEachOf(builtIn, (provider) =>
  defineCheck({
    ...waiting,
    id: `providers.unreachable.${provider}.unknown-host`,
    text: `When the host of ${labels[provider]} has no address, the chat says that the answer failed.`,
    shape: 'unreachable-providers',
  }),
);

export const untrustedTold = forEachOf(builtIn, (provider) =>
  defineCheck({
    ...waiting,
    id: `providers.unreachable.${provider}.untrusted`,
    text: `When TLS with ${labels[provider]} fails, the chat says that the answer failed.`,
    shape: 'untrusted-providers',
  }),
);

export const modelsListed = defineCheck({
  ...shared,
  id: 'providers.ollama.models-listed',
  requirement: 'modelSelection',
  text: 'An endpoint with models.fetch offers the models that Ollama has, and they answer.',
  source: ['librechat-docs/configuration/librechat_yaml/object_structure/custom_endpoint'],
  causes: [unreachableCauses['models-not-fetched']],
  shape: 'limits',
});
