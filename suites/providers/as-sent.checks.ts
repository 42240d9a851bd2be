import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';
import { streamCauses } from './streaming.causes.ts';

export const asSent = forEachProvider((provider) =>
  defineCheck({
    id: `providers.stream.${provider}.as-sent`,
    requirement: 'streaming',
    level: 'MUST',
    text: `The page shows the words that ${labels[provider]} sends, step by step while they come, and again from the history.`,
    source: ['plan/phase-1', 'librechat#12225'],
    causes: [
      streamCauses['stream-buffered'],
      streamCauses['not-stored'],
      streamCauses['answer-not-whole'],
    ],
    needs: ['doubles'],
  }),
);
