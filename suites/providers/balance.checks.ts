import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const balanceCauses = defineCauses({
  'balance-not-kept': {
    text: 'Balances are off, begin with another amount, or answers are not charged.',
    fix: 'Set balance.enabled: true and balance.startBalance in librechat.yaml, and look for errors of transactions in the log of LibreChat.',
    shownBy: /credits of the person/,
  },
  'balance-not-applied': {
    text: 'A message that the balance does not pay for is sent on.',
    fix: 'Set balance.enabled: true in librechat.yaml, and let no gateway answer in place of LibreChat.',
    shownBy: /message over the balance/,
  },
  'balance-blocks': {
    text: 'A rejected message keeps the person from sending others.',
    fix: 'Set SCORE_VIOLATIONS and BAN_VIOLATIONS so that a rejected message is no reason for a ban, and upgrade LibreChat.',
    shownBy: /message after it/,
  },
  'balance-not-told': {
    text: 'The reason of the rejection is replaced or dropped on its way to the page.',
    fix: 'Let proxies pass the answers of /api/agents/chat on as they are, and run an unmodified page.',
    shownBy: /what the page says/,
  },
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

type CauseId = keyof typeof balanceCauses;

const limited = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'limits',
    level: 'MUST',
    source: ['librechat-docs/configuration/librechat_yaml/object_structure/balance'],
    causes: [balanceCauses[first], ...others.map((id) => balanceCauses[id])],
    needs: ['doubles'],
  }) as const;

export const startBalanceGiven = defineCheck({
  ...limited('balance-not-kept'),
  id: 'providers.limits.balance.start',
  text: 'A person begins with the start balance.',
  shape: 'metered',
});

export const answerCharged = defineCheck({
  ...limited('balance-not-kept'),
  id: 'providers.limits.balance.charged',
  text: 'An answer is taken from the balance of the person.',
  shape: 'metered',
});

export const tooExpensiveRejected = defineCheck({
  ...limited('balance-not-applied'),
  id: 'providers.limits.balance.rejected',
  text: 'A message that costs more than the balance is rejected as such and reaches no provider.',
  shape: 'metered',
  refusal: true,
});

export const cheaperAnswered = defineCheck({
  ...limited('balance-blocks'),
  id: 'providers.limits.balance.released',
  text: 'After a message that cost too much, one that the balance pays for is answered.',
  shape: 'metered',
});

export const balanceTold = defineCheck({
  ...limited('balance-not-told'),
  id: 'providers.limits.balance.words',
  text: 'The page says that the balance does not suffice, and the composer works again.',
  shape: 'metered',
});

const context = [
  'librechat-docs/configuration/librechat_yaml/object_structure/model_specs',
] as const;

export const conversationGoesOn = defineCheck({
  ...limited('context-ends-conversation', 'context-not-kept'),
  id: 'providers.limits.context.goes-on',
  text: 'Every message of a conversation that is longer than the maximum context is answered.',
  source: context,
});

export const requestBelowContext = defineCheck({
  ...limited('context-not-kept'),
  id: 'providers.limits.context.kept',
  text: 'The provider receives no more than the maximum context, with the latest message whole.',
  source: context,
});

export const longMessageTold = defineCheck({
  ...limited('long-message-not-told'),
  id: 'providers.limits.context.too-long-told',
  text: 'A message that is longer than the maximum context by itself reaches no provider, and the person reads why.',
  source: context,
});
