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
