import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const keyCauses = defineCauses({
  'key-passed-on': {
    text: 'The configuration, an error or a debug output that holds the key reaches the browser.',
    fix: 'Look for the place that is named below, remove the key from what is served there, and replace the key at the provider.',
    shownBy: /places that contain a key/,
  },
  'called-from-browser': {
    text: 'A script of the page calls the provider itself.',
    fix: 'Remove the script, and let LibreChat call the provider.',
    shownBy: /hosts that the page called/,
  },
  'key-logged': {
    text: 'The error of a provider that repeats the key is logged as it came.',
    fix: 'Let the gateway between LibreChat and the provider replace the texts of errors, and restrict who reads the logs.',
    shownBy: /logs that hold the key/,
  },
  'key-not-sent': {
    text: 'The key is empty or outdated in the environment of LibreChat, or a proxy removes the header.',
    fix: 'Run `docker compose config` and check that the key has a value; let the proxy pass x-api-key and Authorization on.',
    shownBy: /→ 401|chats that .* answered/,
  },
});

const secret = (first: keyof typeof keyCauses) =>
  ({
    requirement: 'keys',
    level: 'MUST',
    source: ['plan/api-keys'],
    causes: [keyCauses[first]],
    needs: ['doubles'],
  }) as const;

export const keyNotInBrowser = {
  anthropic: defineCheck({
    ...secret('key-passed-on'),
    id: 'providers.keys.anthropic.not-in-browser',
    text: 'No response, page or storage of the browser contains the API key of Anthropic.',
  }),
  ollama: defineCheck({
    ...secret('key-passed-on'),
    id: 'providers.keys.ollama.not-in-browser',
    text: 'No response, page or storage of the browser contains the API key of Ollama.',
  }),
} as const;

export const keyReachesAnthropic = defineCheck({
  ...secret('key-not-sent'),
  id: 'providers.keys.anthropic.reaches-provider',
  text: 'Anthropic receives the API key of the deployment.',
});

export const onlyFromServer = defineCheck({
  ...secret('called-from-browser'),
  id: 'providers.keys.only-from-server',
  text: 'The page calls LibreChat only: requests to the providers come from the server.',
});

export const keyNotLogged = defineCheck({
  ...secret('key-logged'),
  id: 'providers.keys.not-logged',
  text: 'When the error of a provider repeats the key, no log of LibreChat contains it.',
  source: ['plan/api-keys', 'asvs/16.2.5'],
  needs: ['doubles', 'logs'],
});
