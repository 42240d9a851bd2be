import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  choiceOverridden: {
    text: 'A preset, a model spec, a default or a gateway overrides the choice of provider or model.',
    fix: "Compare the model in the provider's log with the one in the page, and look for modelSpecs in librechat.yaml.",
    shownBy: /provider and model that got this prompt/,
  },
  providerUnreachable: {
    text: 'LibreChat cannot reach the provider: its address is localhost (the container itself), or a name that does not resolve there.',
    fix: "Call the provider's base URL from inside the container.",
    shownBy: /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|Connection error|fetch failed|cannot be reached/,
  },
  cacheAnswers: {
    text: 'A cache between page, LibreChat and provider answers instead of the provider.',
    fix: 'Turn off caching of POST requests and semantic caches.',
    shownBy: /the answer shown[\s\S]*Received: +"This is/,
  },
  newConversation: {
    text: 'A switch opens a new conversation: modular chat is off, or the server keeps one conversation per provider.',
    fix: 'Set interface.modelSelect and modular chat as LibreChat documents them, and run an unmodified server.',
    shownBy: /^address\n|turns shown after a reload/,
  },
  historyDropped: {
    text: 'LibreChat or a gateway drops earlier turns: history that the new provider rejects, or a context window that is too small.',
    fix: "Compare the request in the provider's log with the conversation, and raise the context limit.",
    shownBy: /what \w+ was sent/,
  },
});

const plan = ['plan/phase-1', 'librechat#2334'] as const;

export const toAnthropic = defineCheck({
  id: 'providers.switch.to-anthropic',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch to Anthropic within a conversation, Anthropic answers with the model that the page shows.',
  source: plan,
  causes: [causes.providerUnreachable, causes.choiceOverridden, causes.cacheAnswers],
  needs: ['doubles'],
});

export const toOllama = defineCheck({
  id: 'providers.switch.to-ollama',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch to Ollama within a conversation, Ollama answers with the model that the page shows.',
  source: plan,
  causes: [causes.providerUnreachable, causes.choiceOverridden, causes.cacheAnswers],
  needs: ['doubles'],
});

export const backToOpenai = defineCheck({
  id: 'providers.switch.back-to-openai',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch back to OpenAI within a conversation, OpenAI answers with the model that the page shows.',
  source: plan,
  causes: [causes.providerUnreachable, causes.choiceOverridden, causes.cacheAnswers],
  needs: ['doubles'],
});

export const sameConversation = defineCheck({
  id: 'providers.switch.same-conversation',
  requirement: 'switching',
  level: 'MUST',
  text: 'A switch keeps the conversation: the address is the same, and all turns are still visible.',
  source: ['plan/notes', 'librechat:client/src/components/Chat/Menus/Endpoints/ModelSelector.tsx'],
  causes: [causes.newConversation],
  needs: ['doubles'],
});

export const historySent = defineCheck({
  id: 'providers.switch.history-sent',
  requirement: 'switching',
  level: 'MUST',
  text: 'After a switch the new provider receives the earlier turns of the conversation.',
  source: ['plan/notes', 'librechat#6428'],
  causes: [causes.historyDropped],
  needs: ['doubles'],
});

export const newChatAnthropic = defineCheck({
  id: 'providers.switch.new-chat-anthropic',
  requirement: 'switching',
  level: 'MUST',
  text: 'In a new chat with Anthropic selected, Anthropic answers with the model that the page shows.',
  source: plan,
  causes: [causes.providerUnreachable, causes.choiceOverridden, causes.cacheAnswers],
  needs: ['doubles'],
});

export const newChatOllama = defineCheck({
  id: 'providers.switch.new-chat-ollama',
  requirement: 'switching',
  level: 'MUST',
  text: 'In a new chat with Ollama selected, Ollama answers with the model that the page shows.',
  source: plan,
  causes: [causes.providerUnreachable, causes.choiceOverridden, causes.cacheAnswers],
  needs: ['doubles'],
});

export const newChatOpenai = defineCheck({
  id: 'providers.switch.new-chat-openai',
  requirement: 'switching',
  level: 'MUST',
  text: 'In a new chat with another OpenAI model selected, OpenAI answers with that model.',
  source: plan,
  causes: [causes.providerUnreachable, causes.choiceOverridden, causes.cacheAnswers],
  needs: ['doubles'],
});
