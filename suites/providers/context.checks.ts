import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import type { Provider } from '../../fixtures/doubles/providers/names.ts';
import { forEachProvider, labels } from './names.ts';

export const contextCauses = defineCauses({
  'context-not-kept': {
    text: 'The conversation is sent whole, or what is sent is not counted.',
    fix: 'Set maxContextTokens in the model spec or the preset, and compare the request in the log of the provider.',
    shownBy: /words of the request|the last message of the request/,
  },
  'context-ends-conversation': {
    text: 'A conversation that is longer than the context fails, in place of losing its oldest messages.',
    fix: 'Raise maxContextTokens, and look for errors of the summary in the log of LibreChat.',
    shownBy: /the answer to message/,
  },
  'long-message-not-told': {
    text: 'A message that is longer than the context ends without a word.',
    fix: 'Upgrade LibreChat, and let proxies pass its errors on as they are.',
    shownBy: /what the person reads|requests for the message that is too long/,
  },
});

type CauseId = keyof typeof contextCauses;

const limited = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'limits',
    level: 'MUST',
    source: ['librechat-docs/configuration/librechat_yaml/object_structure/model_specs'],
    causes: [contextCauses[first], ...others.map((id) => contextCauses[id])],
    needs: ['doubles'],
  }) as const;

/** OpenAI was judged first, and an id never changes. */
const idOf = (provider: Provider, what: string) =>
  `providers.limits.context.${provider === 'openai' ? '' : `${provider}.`}${what}` as const;

export const conversationGoesOn = forEachProvider((provider) =>
  defineCheck({
    ...limited('context-ends-conversation', 'context-not-kept'),
    id: idOf(provider, 'goes-on'),
    text: `Every message of a conversation with ${labels[provider]} that is longer than the maximum context is answered.`,
  }),
);

export const requestBelowContext = forEachProvider((provider) =>
  defineCheck({
    ...limited('context-not-kept'),
    id: idOf(provider, 'kept'),
    text: `${labels[provider]} receives no more than the maximum context, with the latest message whole.`,
  }),
);

export const longMessageTold = forEachProvider((provider) =>
  defineCheck({
    ...limited('long-message-not-told'),
    id: idOf(provider, 'too-long-told'),
    text: `A message that is longer than the maximum context by itself does not reach ${labels[provider]}, and the person reads why.`,
  }),
);
