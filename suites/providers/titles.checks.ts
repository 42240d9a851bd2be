import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';
import { titleCauses } from './titles.causes.ts';

const source = ['plan/notes', 'librechat:api/server/services/Endpoints/agents/title.js'] as const;

const titled = (first: keyof typeof titleCauses) =>
  ({
    requirement: 'titles',
    level: 'MUST',
    source,
    causes: [titleCauses[first]],
    needs: ['doubles'],
  }) as const;

export const titleArrives = forEachProvider((provider) =>
  defineCheck({
    ...titled('no-title'),
    id: `providers.title.${provider}.arrives`,
    text: `A new conversation with ${labels[provider]} gets the title that the model finds for it.`,
  }),
);

export const titleWhileAnswering = defineCheck({
  ...titled('title-after-answer'),
  id: 'providers.title.while-answering',
  level: 'SHOULD',
  text: 'The title of a new conversation arrives while its first answer is still being made.',
  source: ['librechat#13395'],
});

export const titleFailureHarmless = defineCheck({
  ...titled('title-holds-chat-up'),
  id: 'providers.title.failure-harmless',
  text: 'When the request for a title fails, the first answer is whole and the next message is answered.',
});

export const slowTitleHarmless = defineCheck({
  ...titled('title-holds-chat-up'),
  id: 'providers.title.slow-harmless',
  text: 'A title that takes long delays neither the first answer nor the next message.',
});

export const nonsenseTitleHarmless = defineCheck({
  ...titled('title-in-conversation'),
  id: 'providers.title.nonsense-harmless',
  text: 'A title of HTML and endless text is shown as text, and the conversation goes on.',
});

export const titleApart = defineCheck({
  ...titled('title-in-conversation'),
  id: 'providers.title.apart',
  text: 'The title never becomes a message of the conversation.',
});

export const titleLeavesRoom = forEachProvider((provider) =>
  defineCheck({
    ...titled('title-competes'),
    id: `providers.title.${provider}.leaves-room`,
    level: 'SHOULD',
    text: `Where ${labels[provider]} takes one request at a time, the title does not cost the first answer.`,
    source: ['librechat#13395'],
  }),
);

export const titleKeptAtStop = defineCheck({
  ...titled('title-lost-at-stop'),
  id: 'providers.title.kept-at-stop',
  level: 'SHOULD',
  text: 'A title that arrived before the answer was stopped is still there after the stop.',
  source: ['librechat#13568'],
});

export const titleAtEnd = defineCheck({
  ...titled('title-too-early'),
  causes: [titleCauses['title-too-early'], titleCauses['no-title']],
  id: 'providers.title.at-end',
  text: 'With titleTiming: final, the title is asked for once the answer is complete, and arrives.',
  source: ['librechat-docs/configuration/librechat_yaml/object_structure/shared_endpoint_settings'],
  shape: 'limits',
});

export const keyNotInTitle = defineCheck({
  ...titled('title-holds-key'),
  id: 'providers.title.key-not-shown',
  requirement: 'keys',
  text: 'When the request for a title fails with an error that repeats the key, neither the title nor the stream contains the key.',
  source: ['plan/api-keys'],
});
