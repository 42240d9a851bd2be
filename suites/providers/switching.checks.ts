import { defineCheck } from '../../fixtures/checks/types.ts';

const switching = {
  cause:
    "A preset or model spec resets the choice, a custom endpoint hides a built-in one, or the container cannot reach the provider's address (localhost).",
  remedy:
    "Compare the model in the provider's log with the one in the page. Call baseURL from inside the container, and look for modelSpecs in librechat.yaml.",
  needs: ['doubles'],
} as const;

const plan =
  'Plan, Phase 1 Complete When: Users can chat with OpenAI/Anthropic/Ollama; librechat.md row 15';

export const toAnthropic = defineCheck({
  id: 'providers.switch.to-anthropic',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch to Anthropic within a conversation, Anthropic answers with the model that the page shows.',
  source: plan,
  ...switching,
});

export const toOllama = defineCheck({
  id: 'providers.switch.to-ollama',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch to Ollama within a conversation, Ollama answers with the model that the page shows.',
  source: plan,
  ...switching,
});

export const backToOpenai = defineCheck({
  id: 'providers.switch.back-to-openai',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch back to OpenAI within a conversation, OpenAI answers with the model that the page shows.',
  source: plan,
  ...switching,
});

export const sameConversation = defineCheck({
  id: 'providers.switch.same-conversation',
  requirement: 'switching',
  level: 'MUST',
  text: 'A switch keeps the conversation: the address is the same, and all turns are still visible.',
  source: 'Plan, Notes: Built-in conversation management and history; librechat-ui.md section 4',
  ...switching,
});

export const historySent = defineCheck({
  id: 'providers.switch.history-sent',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch the new provider receives the earlier turns of the conversation.',
  source: 'Plan, Notes: Built-in conversation management and history; librechat.md row 16',
  ...switching,
});

export const newChatAnthropic = defineCheck({
  id: 'providers.switch.new-chat-anthropic',
  requirement: 'switching',
  level: 'MUST',
  text: 'In a new chat with Anthropic selected, Anthropic answers with the model that the page shows.',
  source: plan,
  ...switching,
});

export const newChatOllama = defineCheck({
  id: 'providers.switch.new-chat-ollama',
  requirement: 'switching',
  level: 'MUST',
  text: 'In a new chat with Ollama selected, Ollama answers with the model that the page shows.',
  source: plan,
  ...switching,
});

export const newChatOpenai = defineCheck({
  id: 'providers.switch.new-chat-openai',
  requirement: 'switching',
  level: 'MUST',
  text: 'In a new chat with another OpenAI model selected, OpenAI answers with that model.',
  source: plan,
  ...switching,
});
