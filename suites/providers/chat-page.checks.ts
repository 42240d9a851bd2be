import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  composerRemoved: {
    text: 'A custom style or an incomplete build hides the composer.',
    fix: 'Run the unmodified image, and open /c/new in a private window.',
    shownBy: /the composer[\s\S]*not found/,
  },
  pageLocked: {
    text: 'The page waits for an endpoint that never loads and stays locked.',
    fix: 'Look for failed calls to /api/endpoints and /api/models in the network tab.',
    shownBy: /Received: readOnly|Received: disabled/,
  },
  yamlNotMounted: {
    text: 'librechat.yaml is not mounted or invalid, which LibreChat silently ignores, so custom endpoints are missing.',
    fix: 'Mount librechat.yaml at /app/librechat.yaml and look for its errors in the startup log.',
    shownBy: /^Ollama\n/,
  },
  notListedInEndpoints: {
    text: 'ENDPOINTS does not list the provider.',
    fix: 'Add the provider to ENDPOINTS, or remove the variable.',
    shownBy: /^Anthropic\n/,
  },
  providerWithoutKey: {
    text: 'The provider has no key, so LibreChat hides it.',
    fix: 'Run `docker compose config` and check that the key of the provider has a value.',
    shownBy: /^OpenAI\n/,
  },
  customPage: {
    text: 'A custom page removes the item from the account menu.',
    fix: 'Run the unmodified image.',
    shownBy: /^Log out\n/,
  },
  sharedCache: {
    text: 'A shared cache answers GET /api/user for another user.',
    fix: 'Keep /api out of shared caches.',
    shownBy: /the account menu[\s\S]*Received string: +"\S*@/,
  },
  staleScript: {
    text: 'A stale script throws after an update.',
    fix: 'Clear the caches of proxy, CDN and service worker after each update.',
    shownBy: /uncaught/,
  },
  operatorScript: {
    text: 'A script that the operator added (analytics, banner) logs errors.',
    fix: 'Fix or remove the added script.',
    shownBy: /console errors/,
  },
  apiFails: {
    text: 'An API call fails while the page loads, for example because of a missing index.',
    fix: "Read the error of the call in LibreChat's log.",
    shownBy: /\/api\/\S+: 5\d\d/,
  },
  assetMissing: {
    text: 'The page refers to an asset that the image does not have.',
    fix: 'Clear the cache of the proxy and the CDN, and run the same image on every replica.',
    shownBy: /\/assets\/\S+: 404/,
  },
});

export const composer = defineCheck({
  id: 'chat.loads.composer',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'After login the page has the text box "Message input" and the user can type into it.',
  source: ['plan/architecture', 'librechat:client/src/components/Chat/Input/ChatForm.tsx'],
  causes: [causes.composerRemoved, causes.pageLocked],
  needs: ['doubles'],
});

export const modelSelector = defineCheck({
  id: 'chat.loads.model-selector',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'After login the model selector shows a model and offers OpenAI, Anthropic and Ollama.',
  source: [
    'plan/providers',
    'librechat:client/src/components/Chat/Menus/Endpoints/ModelSelector.tsx',
  ],
  causes: [causes.yamlNotMounted, causes.notListedInEndpoints, causes.providerWithoutKey],
  needs: ['doubles'],
});

export const accountMenu = defineCheck({
  id: 'chat.loads.account-menu',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'The account menu opens, shows the user\'s name and offers "Log out".',
  source: ['plan/checklist', 'librechat:client/src/components/Nav/AccountSettings.tsx'],
  causes: [causes.customPage, causes.sharedCache],
  needs: ['doubles'],
});

export const noConsoleError = defineCheck({
  id: 'chat.loads.no-console-error',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'Loading the chat after login logs no error in the browser console.',
  source: ['plan/checklist'],
  causes: [causes.staleScript, causes.operatorScript],
  needs: ['doubles'],
});

export const noFailedRequest = defineCheck({
  id: 'chat.loads.no-failed-request',
  requirement: 'chatLoads',
  level: 'MUST',
  text: 'Loading the chat after login makes no request that fails or gets a 4xx or 5xx response.',
  source: ['plan/checklist'],
  causes: [causes.apiFails, causes.assetMissing],
  needs: ['doubles'],
});
