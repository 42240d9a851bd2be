import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  orderLost: {
    text: 'A replica goes on counting the pieces of an answer that nobody follows there, and puts those that come later in a wrong order.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later.',
    shownBy: /the answer that arrived|seconds without a piece|the pieces of the next answer/,
  },
});

const left = {
  requirement: 'resilience',
  level: 'MUST',
  shape: 'replicas',
  needs: ['doubles'],
  causes: [causes.orderLost],
} as const;

export const streamLeftAndResumed = defineCheck({
  ...left,
  id: 'replicas.stream-left-and-resumed',
  text: 'Whoever leaves an answer and comes back to it at a replica that does not make it gets the rest piece by piece, and all of it.',
  source: ['librechat#13117', 'librechat#14557'],
});

export const nextAfterLeaving = defineCheck({
  ...left,
  id: 'replicas.next-after-leaving',
  text: 'Whoever leaves an answer at a replica that does not make it gets the next one there with every piece.',
  source: ['librechat#13117'],
});
