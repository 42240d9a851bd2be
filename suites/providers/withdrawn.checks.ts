import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const withdrawnCauses = defineCauses({
  'withdrawn-answered': {
    text: 'A gateway or a fork answers with another model than the page shows.',
    fix: 'Use LibreChat’s validateModel middleware, and let gateways pass the name of the model on as it is.',
    shownBy: /the model shown and the models that answered/,
  },
  'withdrawn-not-told': {
    text: 'The reason of the rejection is replaced or dropped on its way to the page.',
    fix: 'Let proxies pass the answers of /api/agents/chat on as they are, and run an unmodified page.',
    shownBy: /what the page says/,
  },
  'withdrawn-choice-ignored': {
    text: 'The conversation keeps the model that was withdrawn, whatever the person chooses.',
    fix: 'Look for modelSpecs with enforce in librechat.yaml, and run an unmodified page.',
    shownBy: /models that got the next message/,
  },
  'withdrawn-history-lost': {
    text: 'A gateway keeps conversations by model, so another model receives only the latest message.',
    fix: 'Let gateways pass requests on as they are.',
    shownBy: /what the next model was sent/,
  },
});

type CauseId = keyof typeof withdrawnCauses;

const withdrawn = (first: CauseId, second: CauseId) =>
  ({
    requirement: 'switching',
    level: 'MUST',
    source: ['plan/providers', 'librechat:api/server/middleware/validateModel.js'],
    causes: [withdrawnCauses[first], withdrawnCauses[second]],
    needs: ['doubles', 'database'],
  }) as const;

export const withdrawnTold = defineCheck({
  ...withdrawn('withdrawn-answered', 'withdrawn-not-told'),
  id: 'providers.choose.withdrawn.told',
  text: 'In an old conversation whose model is not offered any more, the page says so, or shows an offered model, which answers.',
});

export const withdrawnReplaced = defineCheck({
  ...withdrawn('withdrawn-choice-ignored', 'withdrawn-history-lost'),
  id: 'providers.choose.withdrawn.goes-on',
  text: 'An old conversation whose model is not offered any more goes on with another model, which receives the earlier messages.',
});
