import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';
import { streamCauses } from './streaming.causes.ts';

const pace = ['plan/phase-1', 'librechat:api/server/routes/agents/index.js'] as const;
const whole = ['plan/phase-1', 'librechat#12225'] as const;

type CauseId = keyof typeof streamCauses;

/** What all checks of streams have in common. @param ids the likely causes, the most specific first */
const streaming = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'streaming',
    level: 'MUST',
    causes: [streamCauses[first], ...others.map((id) => streamCauses[id])],
    needs: ['doubles'],
  }) as const;

export const eachPieceOnce = forEachProvider((provider) =>
  defineCheck({
    id: `providers.stream.${provider}.each-piece-once`,
    text: `Every piece of an answer of ${labels[provider]} arrives exactly once and in order, in the first and in the second answer of a conversation.`,
    source: whole,
    ...streaming('piece-lost-or-repeated'),
  }),
);

export const atItsPace = forEachProvider((provider) =>
  defineCheck({
    id: `providers.stream.${provider}.at-its-pace`,
    text: `The pieces of an answer of ${labels[provider]} arrive at the pace at which the model sends them.`,
    source: pace,
    ...streaming('stream-buffered'),
  }),
);

export const storedAsStreamed = forEachProvider((provider) =>
  defineCheck({
    id: `providers.stream.${provider}.stored-as-streamed`,
    text: `The answer of ${labels[provider]} is stored as it was streamed.`,
    source: whole,
    ...streaming('not-stored'),
  }),
);

export const slowFirstToken = forEachProvider((provider) =>
  defineCheck({
    id: `providers.stream.${provider}.slow-first-token`,
    text: `An answer of ${labels[provider]} arrives whole although its first token takes 75 seconds, as when a model is loaded.`,
    source: pace,
    waits: true,
    ...streaming('answer-not-whole'),
  }),
);

export const longPause = forEachProvider((provider) =>
  defineCheck({
    id: `providers.stream.${provider}.long-pause`,
    text: `An answer of ${labels[provider]} arrives whole although it pauses for 60 seconds in the middle.`,
    source: pace,
    waits: true,
    ...streaming('answer-not-whole'),
  }),
);

export const firstShownInOrder = defineCheck({
  id: 'providers.stream.page.first-answer-in-order',
  text: 'At every moment the page shows the beginning of the first answer of a conversation: nothing is missing, repeated or out of order.',
  source: whole,
  ...streaming('piece-lost-or-repeated'),
});

export const secondShownInOrder = defineCheck({
  id: 'providers.stream.page.second-answer-in-order',
  text: 'At every moment the page shows the beginning of the second answer of a conversation: nothing is missing, repeated or out of order.',
  source: whole,
  ...streaming('piece-lost-or-repeated'),
});

export const wholeAfterReload = defineCheck({
  id: 'providers.stream.page.reload',
  text: 'A page that is reloaded in the middle of an answer shows the whole answer once in the end.',
  source: whole,
  ...streaming('answer-not-whole', 'piece-lost-or-repeated'),
});

export const wholeAfterOffline = defineCheck({
  id: 'providers.stream.page.offline',
  text: 'A page that is offline for five seconds in the middle of an answer shows the whole answer once in the end.',
  source: whole,
  ...streaming('answer-not-whole', 'piece-lost-or-repeated'),
});

export const wholeInSecondTab = defineCheck({
  id: 'providers.stream.page.second-tab',
  text: 'A second tab that opens the conversation in the middle of an answer shows the whole answer once in the end.',
  source: whole,
  ...streaming('answer-not-whole', 'piece-lost-or-repeated'),
});

export const wholeAfterNewChat = defineCheck({
  id: 'providers.stream.page.new-chat-and-back',
  text: 'Who leaves a conversation for a new chat in the middle of an answer and comes back finds the whole answer once in the end.',
  source: whole,
  ...streaming('answer-not-whole', 'piece-lost-or-repeated'),
});

export const overBeforeOpened = defineCheck({
  id: 'providers.stream.page.over-before-opened',
  text: 'An answer that is complete before the page opens its stream is shown.',
  source: whole,
  ...streaming('answer-not-whole'),
});

export const longAnswer = defineCheck({
  id: 'providers.stream.long-answer',
  text: 'An answer of more than 100,000 characters arrives whole and is stored whole.',
  source: whole,
  ...streaming('answer-not-whole', 'piece-lost-or-repeated', 'not-stored'),
});

export const conversationsApart = defineCheck({
  id: 'providers.stream.conversations-apart',
  text: 'Two answers that are made at once for one person do not mix.',
  source: whole,
  ...streaming('piece-lost-or-repeated', 'answer-not-whole'),
});

export const goesOnAlone = defineCheck({
  id: 'providers.stream.goes-on-alone',
  text: 'An answer is made and stored to its end when nobody listens to its stream any more.',
  source: whole,
  ...streaming('not-stored'),
});

export const resumedWhole = defineCheck({
  id: 'providers.stream.resumed-whole',
  text: 'A client that leaves a stream in the middle and resumes it receives the whole answer.',
  source: whole,
  ...streaming('answer-not-whole', 'piece-lost-or-repeated'),
});

export const notCompressed = defineCheck({
  id: 'providers.stream.not-compressed',
  text: 'The stream of an answer is text/event-stream, not compressed and not stored by caches.',
  source: pace,
  ...streaming('stream-buffered'),
});

/** By the shape of the deployment. */
export const throughProxies = {
  https: defineCheck({
    id: 'providers.stream.https.in-steps',
    text: 'Behind a proxy that terminates TLS, the page shows an answer piece by piece, in order.',
    source: pace,
    ...streaming('stream-buffered', 'piece-lost-or-repeated'),
    shape: 'https',
  }),
  'two-proxies': defineCheck({
    id: 'providers.stream.two-proxies.in-steps',
    text: 'Behind a load balancer and a proxy, the page shows an answer piece by piece, in order.',
    source: pace,
    ...streaming('stream-buffered', 'piece-lost-or-repeated'),
    shape: 'two-proxies',
  }),
} as const;
