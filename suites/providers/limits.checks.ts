import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachOf } from './names.ts';

export const limitCauses = defineCauses({
  'limit-not-applied': {
    text: 'The limit is not set, or each replica counts for itself because they share no Redis.',
    fix: 'Set LIMIT_CONCURRENT_MESSAGES, CONCURRENT_MESSAGE_MAX, LIMIT_MESSAGE_USER and MESSAGE_USER_MAX, and USE_REDIS=true where there are replicas.',
    shownBy: /message over the limit/,
  },
  'limit-not-released': {
    text: 'What was counted for a message is not given back when it ends in this way.',
    fix: 'Restart LibreChat to give everybody their messages back, and upgrade it.',
    shownBy: /message after it/,
  },
  'denial-as-success': {
    text: 'LibreChat answers a rejected message with status 200 and an event stream that holds the error.',
    fix: 'Read the body of the response: an answer without streamId is a rejection. Monitoring that looks at the status misses it.',
    shownBy: /status of the rejection/,
  },
  'denial-not-shown': {
    text: 'The page does not read a rejection that comes as an event stream, and waits.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later. Until then users can reload the page.',
    shownBy: /failure shown|page says/,
  },
});

type CauseId = keyof typeof limitCauses;

const limited = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'limits',
    level: 'MUST',
    source: ['librechat-docs/configuration/mod_system'],
    causes: [limitCauses[first], ...others.map((id) => limitCauses[id])],
    needs: ['doubles'],
    shape: 'limits',
  }) as const;

export const tooManyAtOnce = defineCheck({
  ...limited('limit-not-applied'),
  id: 'providers.limits.at-once.rejected',
  text: 'A message beyond the number that a person may send at once is rejected with status 429 and reaches no provider.',
});

export const waysToEnd = {
  answer: 'has been answered',
  failure: 'has failed',
  stop: 'has been stopped',
} as const;

export const released = forEachOf(Object.keys(waysToEnd) as (keyof typeof waysToEnd)[], (way) =>
  defineCheck({
    ...limited('limit-not-released'),
    id: `providers.limits.at-once.released-after-${way}`,
    text: `Once a message ${waysToEnd[way]}, the person may send another one.`,
  }),
);

export const releasedAfterKill = defineCheck({
  ...limited('limit-not-released'),
  id: 'providers.limits.at-once.released-after-kill',
  text: 'After LibreChat was killed and started again, a person whose messages were being answered may send others.',
  shape: 'metered',
  needs: ['doubles', 'faults'],
});

export const tooManyAMinute = defineCheck({
  ...limited('limit-not-applied'),
  id: 'providers.limits.per-minute.rejected',
  text: 'A message beyond the number that a person may send in a minute is rejected as such and reaches no provider.',
});

export const rejectedByStatus = defineCheck({
  ...limited('denial-as-success'),
  id: 'providers.limits.per-minute.status',
  level: 'SHOULD',
  text: 'A message beyond the limit of a minute is rejected with an error status.',
});

export const limitShown = defineCheck({
  ...limited('denial-not-shown', 'denial-as-success'),
  id: 'providers.limits.page.words',
  text: 'The page says that the message limit is reached, and the composer works again.',
});
