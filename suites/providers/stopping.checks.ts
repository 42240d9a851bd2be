import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';
import { stopCauses } from './stopping.causes.ts';

const source = ['plan/phase-1', 'librechat:api/server/routes/agents/index.js'] as const;

const stopping = (first: keyof typeof stopCauses) =>
  ({
    requirement: 'stopping',
    level: 'MUST',
    source,
    causes: [stopCauses[first]],
    needs: ['doubles'],
  }) as const;

export const upstreamClosed = forEachProvider((provider) =>
  defineCheck({
    ...stopping('request-goes-on'),
    id: `providers.stop.${provider}.upstream-closed`,
    text: `When an answer is stopped, the request to ${labels[provider]} is closed within two seconds.`,
  }),
);

export const partStored = forEachProvider((provider) =>
  defineCheck({
    ...stopping('part-lost'),
    id: `providers.stop.${provider}.part-stored`,
    text: `When an answer of ${labels[provider]} is stopped, what had arrived of it is stored.`,
  }),
);

export const nextAfterStop = forEachProvider((provider) =>
  defineCheck({
    ...stopping('stuck-after-stop'),
    id: `providers.stop.${provider}.next-answered`,
    text: `After a stopped answer of ${labels[provider]}, the next message of the conversation is answered.`,
  }),
);

export const markedAsStopped = defineCheck({
  ...stopping('not-marked'),
  id: 'providers.stop.marked',
  level: 'SHOULD',
  text: 'A stopped answer is stored as unfinished.',
  source: ['librechat#14558'],
});

export const beforeFirstToken = defineCheck({
  ...stopping('request-goes-on'),
  id: 'providers.stop.before-first-token',
  text: 'A stop before the first token closes the request to the provider within two seconds.',
});

export const nextAfterEarlyStop = defineCheck({
  ...stopping('stuck-after-stop'),
  id: 'providers.stop.next-after-early-stop',
  text: 'After a stop before the first token, the next message of the conversation is answered.',
});

export const duringTitle = defineCheck({
  ...stopping('part-lost'),
  causes: [stopCauses['part-lost'], stopCauses['stuck-after-stop']],
  id: 'providers.stop.during-title',
  text: 'A stop while the title is being made keeps what had arrived of the answer, and the next message is answered.',
});

export const afterLastToken = defineCheck({
  ...stopping('part-lost'),
  id: 'providers.stop.after-last-token',
  text: 'A stop that comes after the end of an answer changes nothing.',
});

export const unknownStopsNothing = defineCheck({
  ...stopping('stop-hits-another'),
  id: 'providers.stop.unknown-id',
  text: 'A stop for an unknown conversation does not stop another one.',
  source: ['librechat#14558'],
});

export const foreignStopsNothing = defineCheck({
  ...stopping('stop-hits-another'),
  id: 'providers.stop.foreign-id',
  text: 'A person cannot stop the answer of another person.',
  source: ['librechat#11760'],
});

export const othersGoOn = defineCheck({
  ...stopping('stop-hits-another'),
  id: 'providers.stop.others-go-on',
  text: 'A stop leaves the other answers of the person alone.',
});

export const stopButton = defineCheck({
  ...stopping('part-lost'),
  id: 'providers.stop.page.part-shown',
  text: 'After a click on "Stop generating", the page shows what had arrived of the answer, and shows it again after a reload.',
});

export const stopInOtherTab = defineCheck({
  ...stopping('request-goes-on'),
  id: 'providers.stop.page.other-tab',
  text: 'An answer can be stopped in another tab than the one that asked for it.',
});

export const sendAfterStop = defineCheck({
  ...stopping('stuck-after-stop'),
  id: 'providers.stop.page.send-again',
  text: 'After a click on "Stop generating", the page sends the next message.',
});

export const markShown = defineCheck({
  ...stopping('not-marked'),
  id: 'providers.stop.page.marked',
  level: 'SHOULD',
  text: 'After a reload, the page says of a stopped answer that it is not whole.',
  source: ['librechat:client/src/components/Chat/Messages/Content/MessageContent.tsx'],
});
