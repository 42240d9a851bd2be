import { defineCheck } from '../../fixtures/checks/types.ts';

const page = {
  cause:
    'The browser or a proxy serves a stale page, an API call failed while the page loaded, or this is a custom build.',
  remedy:
    'Open /c/new with the browser console and the network tab open. Clear the proxy and browser caches.',
} as const;

export const composer = defineCheck({
  id: 'chat.loads.composer',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'After login the page has the text box "Message input" and the user can type into it.',
  source: 'Plan, Architecture: Chat interface; librechat-ui.md section 5',
  ...page,
  needs: ['doubles'],
});

export const modelSelector = defineCheck({
  id: 'chat.loads.model-selector',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'After login the model selector shows a model and offers OpenAI, Anthropic and Ollama.',
  source:
    'Plan, 3. LLM Provider Configuration: Set up model selection in UI; librechat-ui.md section 4',
  cause:
    'librechat.yaml is not mounted or invalid (it is then ignored), or a provider has no key, so its endpoint is hidden.',
  remedy: 'Mount librechat.yaml at /app/librechat.yaml and look for its errors in the startup log.',
  needs: ['doubles'],
});

export const accountMenu = defineCheck({
  id: 'chat.loads.account-menu',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'The account menu opens, shows the user\'s name and offers "Log out".',
  source: 'Plan, 7. Testing Checklist; librechat-ui.md section 9',
  ...page,
  needs: ['doubles'],
});

export const noConsoleError = defineCheck({
  id: 'chat.loads.no-console-error',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'Loading the chat after login logs no error in the browser console.',
  source: 'Plan, 7. Testing Checklist; librechat-ui.md section 3',
  ...page,
  needs: ['doubles'],
});

export const noFailedRequest = defineCheck({
  id: 'chat.loads.no-failed-request',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'Loading the chat after login makes no request that fails or gets a 4xx or 5xx response.',
  source: 'Plan, 7. Testing Checklist; librechat-ui.md section 3',
  ...page,
  needs: ['doubles'],
});
