import { selectors } from '../../fixtures/librechat/page-parts.ts';
import { noParent } from '../../fixtures/reference/shared/wire.ts';
import { answerText, type Json, script, sent } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import {
  backToOpenai,
  causes,
  historySent,
  newChatAnthropic,
  newChatOllama,
  newChatOpenai,
  sameConversation,
  toAnthropic,
  toOllama,
} from './switching.checks.ts';

const isFollowUp = ({ conversationId }: Json): boolean =>
  Boolean(conversationId) && conversationId !== 'new';

/** Every prompt for one endpoint goes to another one, in a new chat or in one that has begun. */
function sentTo(
  from: string,
  to: { endpoint: string; model: string; endpointType?: string },
  when: 'in a new chat' | 'in a conversation',
): Rule {
  return {
    on: `POST /api/agents/chat/${from}`,
    request: sent((body, request) => {
      if (isFollowUp(body) !== (when === 'in a conversation')) return;
      delete body.endpointType;
      Object.assign(body, to);
      request.url = `/api/agents/chat/${to.endpoint}`;
    }),
  };
}

/** The answer shown names another provider than the one that gave it. */
const shownAs = (provider: string): Rule[] =>
  answerText((text) => text.replace(/This is (anthropic|ollama)/, `This is ${provider}`));

const openAi = { endpoint: 'openAI', model: 'gpt-5.4' };
const ollama = { endpoint: 'ollama', model: 'gpt-oss:20b', endpointType: 'custom' };
const nobody = 'http://localhost:9';

export const mutants = defineMutants({
  'providers.anthropic-answered-by-openai': {
    violates: [toAnthropic],
    cause: causes.choiceOverridden,
    why: 'A model spec overrides the choice within a conversation.',
    source: ['librechat#2334'],
    traffic: [sentTo('anthropic', openAi, 'in a conversation')],
  },
  'providers.ollama-answered-by-openai': {
    violates: [toOllama],
    cause: causes.choiceOverridden,
    why: 'The page shows the switch, but the conversation keeps its provider.',
    source: ['librechat#2334'],
    traffic: [sentTo('ollama', openAi, 'in a conversation')],
  },
  'providers.openai-answered-by-ollama': {
    violates: [backToOpenai],
    cause: causes.choiceOverridden,
    why: 'Switching back has no effect: the last provider stays.',
    source: ['librechat#2334'],
    traffic: [sentTo('openAI', ollama, 'in a conversation')],
  },
  'providers.openai-with-other-model': {
    violates: [backToOpenai],
    cause: causes.choiceOverridden,
    why: 'After switching back to OpenAI, its default model answers.',
    source: ['librechat#10947'],
    traffic: [sentTo('openAI', { endpoint: 'openAI', model: 'gpt-5.4-mini' }, 'in a conversation')],
  },
  'providers.new-anthropic-answered-by-openai': {
    violates: [newChatAnthropic],
    cause: causes.choiceOverridden,
    why: 'A default preset overrides the choice in a new chat.',
    source: ['librechat#7207'],
    traffic: [sentTo('anthropic', openAi, 'in a new chat')],
  },
  'providers.new-ollama-answered-by-openai': {
    violates: [newChatOllama],
    cause: causes.choiceOverridden,
    why: 'A default preset overrides the choice in a new chat.',
    source: ['librechat#7207'],
    traffic: [sentTo('ollama', openAi, 'in a new chat')],
  },
  'providers.new-openai-with-default-model': {
    violates: [newChatOpenai],
    cause: causes.choiceOverridden,
    why: 'A new chat falls back to the first model in the list.',
    source: ['librechat#10947'],
    traffic: [sentTo('openAI', openAi, 'in a new chat')],
  },
  'providers.new-openai-answered-by-ollama': {
    violates: [newChatOpenai],
    cause: causes.choiceOverridden,
    why: 'A gateway sends small models to a local server.',
    traffic: [
      {
        on: 'POST /api/agents/chat/openAI',
        request: sent((body, request) => {
          if (body.model !== 'gpt-5.4-mini') return;
          Object.assign(body, ollama);
          request.url = '/api/agents/chat/ollama';
        }),
      },
    ],
  },
  'providers.anthropic-out-of-reach': {
    violates: [toAnthropic, newChatAnthropic],
    cause: causes.providerUnreachable,
    why: 'ANTHROPIC_REVERSE_PROXY is localhost, which is the container itself.',
    source: ['docker/Networking in Compose'],
    deployment: { environment: { ANTHROPIC_REVERSE_PROXY: nobody } },
  },
  'providers.ollama-out-of-reach': {
    violates: [toOllama, newChatOllama],
    cause: causes.providerUnreachable,
    why: 'Ollama at localhost:11434 is unreachable from inside a container.',
    source: ['librechat#2961'],
    deployment: {
      librechatYaml: (content) => {
        const custom = content.endpoints.custom.map((it) => ({ ...it, baseURL: `${nobody}/v1` }));
        return { ...content, endpoints: { custom } };
      },
    },
  },
  'providers.answer-names-other': {
    violates: [toAnthropic, toOllama],
    cause: causes.cacheAnswers,
    why: 'A cache between page and server returns the answer of another provider.',
    traffic: shownAs('openai'),
  },
  'providers.new-answer-names-other': {
    violates: [newChatAnthropic, newChatOllama],
    cause: causes.cacheAnswers,
    why: 'A semantic cache in a gateway answers instead of the provider.',
    traffic: shownAs('mistral'),
  },
  'providers.switch-begins-new-chat': {
    violates: [sameConversation],
    cause: causes.newConversation,
    why: 'Without a modular chat a switch opens a new conversation.',
    source: ['librechat#1483'],
    traffic: [
      script(
        () =>
          `addEventListener('click', ({ target }) => { const model = target.closest('[role=option]')?.textContent ?? ''; if (/claude/.test(model)) setTimeout(() => document.querySelector('${selectors.newChatButton}').click(), 50) }, true)`,
      ),
    ],
  },
  'providers.switch-splits-conversation': {
    violates: [sameConversation],
    cause: causes.newConversation,
    why: 'The server keeps one conversation per provider, so the others are gone after a reload.',
    traffic: [
      {
        on: 'POST /api/agents/chat/anthropic',
        request: sent((body) => {
          body.conversationId = null;
          body.parentMessageId = noParent;
        }),
      },
    ],
  },
  'providers.history-dropped': {
    violates: [historySent],
    cause: causes.historyDropped,
    why: 'History that the new provider would reject is dropped.',
    source: ['librechat#6428'],
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        request: sent((body) => {
          body.parentMessageId = noParent;
        }),
      },
    ],
  },
  'providers.history-cut': {
    violates: [historySent],
    cause: causes.historyDropped,
    why: 'A gateway with a small context window keeps only the last message.',
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: sent((body) => {
            body.messages = body.messages.slice(-1);
          }),
        },
      ],
    },
  },
});
