import { json, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { listedEndpoint } from '../../fixtures/stack/shapes/limits.ts';
import { finalAnswer, paths, storedAnswers, violating, withoutError } from './chat-rules.ts';
import {
  modelsListed,
  unknownHostTold,
  unreachableCauses,
  unreachableTold,
  untrustedTold,
} from './unreachable.checks.ts';

export const mutants = defineMutants({
  'providers.unreachable-swallowed': {
    violates: violating(unreachableTold, unknownHostTold, untrustedTold),
    why: 'The error of the connection is dropped on its way to the page.',
    cause: unreachableCauses['unreachable-not-told'],
    traffic: [finalAnswer(withoutError), storedAnswers((answers) => answers.map(withoutError))],
  },
  'providers.unreachable-answered-by-another': {
    violates: violating(unreachableTold),
    why: 'A gateway sends what a provider does not take to another one, and nobody learns of it.',
    cause: unreachableCauses['unreachable-not-told'],
    traffic: [
      {
        on: paths.start,
        request: sent((body, request) => {
          body.endpoint = 'ollama';
          request.url = '/api/agents/chat/ollama';
        }),
      },
    ],
  },
  'providers.unreachable-never-ends': {
    violates: violating(unknownHostTold, untrustedTold),
    why: 'The error of the connection ends the answer on the server, and the page never learns of it.',
    cause: unreachableCauses['unreachable-not-told'],
    traffic: [finalAnswer(withoutError), storedAnswers(() => [])],
  },
  'providers.ollama-list-not-fetched': {
    violates: violating(modelsListed),
    why: 'models.fetch is false, so the page offers the models of the day when the file was written.',
    cause: unreachableCauses['models-not-fetched'],
    deployment: {
      librechatYaml: ({ endpoints, ...content }) => ({
        ...content,
        endpoints: {
          ...endpoints,
          custom: endpoints.custom.map((it) => ({
            ...it,
            models: { ...it.models, fetch: false },
          })),
        },
      }),
    },
  },
  'providers.ollama-list-of-yesterday': {
    violates: violating(modelsListed),
    why: 'A cache answers with a list of models from before another one was pulled.',
    cause: unreachableCauses['models-not-fetched'],
    traffic: [
      {
        on: 'GET /api/models',
        response: json((it) => ({ ...it, [listedEndpoint.name]: ['llama3.2'] })),
      },
    ],
  },
});
