import { defineCheck } from '../../fixtures/checks/types.ts';

const provider = {
  cause:
    'The API key is empty after interpolation (LLM_API_KEY is not in .env), the reverse proxy address is wrong, or a proxy buffers the stream.',
  remedy:
    'Run `docker compose config` and check that the key has a value. Call the provider from inside the container. Turn off proxy buffering.',
} as const;

export const answerShown = defineCheck({
  id: 'chat.openai.answer-shown',
  requirement: 'openai',
  level: 'MUST',
  text: 'The page shows the complete answer that OpenAI gave to that prompt, exactly once.',
  source: 'Plan, 7. Testing Checklist; librechat.md row 19',
  ...provider,
  needs: ['doubles'],
});

export const streams = defineCheck({
  id: 'chat.openai.streams',
  requirement: 'openai',
  level: 'MUST',
  text: 'The answer appears in the page in several steps while the provider is still sending it.',
  source: 'Plan, Architecture: Chat interface; librechat.md row 17',
  cause: 'A proxy buffers or compresses text/event-stream (nginx proxy_buffering, gzip, CDN).',
  remedy: 'Turn off buffering and compression for /api/agents/chat/stream.',
  needs: ['doubles'],
});

export const modelUsed = defineCheck({
  id: 'chat.openai.model-used',
  requirement: 'openai',
  level: 'MUST',
  text: 'LibreChat asks OpenAI for the model that the page shows.',
  source: 'Plan, 3. LLM Provider Configuration; librechat.md row 15',
  cause: "A preset, a model spec or a default overrides the user's choice.",
  remedy: 'Look for modelSpecs (enforce, prioritize) in librechat.yaml and for pinned presets.',
  needs: ['doubles'],
});

export const answerStored = defineCheck({
  id: 'chat.openai.answer-stored',
  requirement: 'openai',
  level: 'MUST',
  text: 'After a reload the conversation contains the prompt and the complete answer.',
  source: 'Plan, User Data: Conversations stored in MongoDB; librechat.md row 19',
  ...provider,
  needs: ['doubles'],
});

export const keyReachesProvider = defineCheck({
  id: 'chat.openai.key-reaches-provider',
  requirement: 'openai',
  level: 'MUST',
  text: 'The request to OpenAI carries the API key from the environment.',
  source: 'Plan, API Keys: Store LLM API keys in environment',
  ...provider,
  needs: ['doubles'],
});

export const keyNotInBrowser = defineCheck({
  id: 'chat.openai.key-not-in-browser',
  requirement: 'openai',
  level: 'MUST',
  text: 'No response body, header or storage that the browser can read contains a provider key.',
  source: 'Plan, API Keys: No API keys exposed to frontend; librechat.md row 56',
  cause:
    'A key is written directly into librechat.yaml, or an error message of the provider is passed on to the client.',
  remedy: 'Refer to keys as ${VARIABLE} only, revoke the leaked key, and upgrade LibreChat.',
  needs: ['doubles'],
});
