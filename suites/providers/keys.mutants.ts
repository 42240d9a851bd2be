import { json, script, withoutHeaders } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { violating } from './chat-rules.ts';
import {
  keyCauses,
  keyNotInBrowser,
  keyNotLogged,
  keyReachesAnthropic,
  onlyFromServer,
} from './keys.checks.ts';

export const mutants = defineMutants({
  'providers.keys-in-config': {
    violates: violating(keyNotInBrowser),
    why: 'The configuration contains what only the server may know.',
    cause: keyCauses['key-passed-on'],
    traffic: [
      {
        on: 'GET /api/endpoints',
        response: json((it, { providerKeys }) => ({
          ...it,
          openAI: { ...it.openAI, debug: providerKeys },
        })),
      },
    ],
  },
  'providers.keys-in-headers': {
    violates: violating(keyNotInBrowser),
    why: 'A gateway copies the request headers of the provider into its responses.',
    cause: keyCauses['key-passed-on'],
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        response: ({ headers }, { providerKeys }) => {
          headers['x-upstream-keys'] = providerKeys.join(' ');
        },
      },
    ],
  },
  'providers.anthropic-key-dropped': {
    violates: violating(keyReachesAnthropic),
    why: 'A forward proxy removes x-api-key from outgoing requests.',
    cause: keyCauses['key-not-sent'],
    providers: {
      anthropic: [
        {
          on: 'POST /*',
          request: withoutHeaders('x-api-key', 'authorization'),
        },
      ],
    },
  },
  'providers.anthropic-key-outdated': {
    violates: violating(keyReachesAnthropic),
    why: 'The key was revoked at the provider, and the deployment still has the old one.',
    cause: keyCauses['key-not-sent'],
    providers: {
      anthropic: [
        {
          on: 'POST /*',
          request: ({ headers }) => {
            delete headers.authorization;
            headers['x-api-key'] = 'sk-ant-outdated-0000000000';
            return undefined;
          },
        },
      ],
    },
  },
  'providers.page-calls-provider': {
    violates: violating(onlyFromServer),
    why: 'A fork of the page calls the provider itself, to save the way over the server.',
    cause: keyCauses['called-from-browser'],
    traffic: [script(() => "fetch('http://127.0.0.1:9/v1/models').catch(() => undefined)")],
  },
  'providers.page-loads-from-provider': {
    violates: violating(onlyFromServer),
    why: 'A usage meter of the provider is embedded into the page.',
    cause: keyCauses['called-from-browser'],
    traffic: [
      script(
        () =>
          "addEventListener('load', () => { const meter = document.createElement('img'); meter.src = 'http://127.0.0.1:9/meter.png'; document.body.append(meter); })",
      ),
    ],
  },
  'providers.gateway-logs-key': {
    violates: violating(keyNotLogged),
    why: 'A gateway writes the errors of the provider into its log, as they come.',
    cause: keyCauses['key-logged'],
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        request: (_message, { log, providerKeys }) => {
          log(`upstream: 401 Incorrect API key provided: ${providerKeys.join(' ')}`);
          return undefined;
        },
      },
    ],
  },
  'providers.gateway-logs-headers': {
    violates: violating(keyNotLogged),
    why: 'A gateway in its debug mode writes the headers of every request into its log.',
    cause: keyCauses['key-logged'],
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: ({ headers }, { log }) => {
            log(`debug: ${JSON.stringify(headers)}`);
            return undefined;
          },
        },
      ],
    },
  },
});
