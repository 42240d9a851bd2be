import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const twiceCauses = defineCauses({
  'retry-answered-again': {
    text: 'LibreChat does not recognize a message that is sent again, so a retry of the page or of a proxy is answered and billed once more.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later, and turn off retries of POST requests in every proxy (`proxy_next_upstream off` in nginx).',
    shownBy: /requests to the provider|credits for a message sent twice/,
  },
  'sent-twice-shown-twice': {
    text: 'The page sends the message again although the first one has arrived.',
    fix: 'Upgrade LibreChat, and look for scripts of browser extensions or of the proxy that repeat clicks or requests.',
    shownBy: /turns of the conversation/,
  },
  'answer-over-before-retry': {
    text: 'A message that is sent again leads to the stream of an answer that is over, and the page shows what comes on it: nothing.',
    fix: 'Reload the page: the answer is stored. Find out why responses to POST /api/agents/chat are lost on their way, such as a proxy with a short time limit.',
    shownBy: /the answer shown/,
  },
});

const twice = {
  requirement: 'twice',
  level: 'MUST',
  source: ['plan/phase-1', 'librechat#14344'],
  causes: [twiceCauses['retry-answered-again'], twiceCauses['sent-twice-shown-twice']],
  needs: ['doubles'],
} as const;

export const retriedNew = defineCheck({
  ...twice,
  id: 'providers.twice.new-conversation',
  text: 'A first message that a client sends twice with the same clientRequestId is answered once.',
});

export const retriedFollowUp = defineCheck({
  ...twice,
  id: 'providers.twice.follow-up',
  text: 'A follow-up message that a client sends twice with the same clientRequestId is answered once, and is in the conversation once.',
});

export const lostResponse = defineCheck({
  ...twice,
  id: 'providers.twice.lost-response',
  text: 'When the response to a message is lost on its way to the page, the message is answered once, and the answer shown.',
});

export const lateRetry = defineCheck({
  ...twice,
  id: 'providers.twice.late-retry',
  text: 'When the response to a message is lost and its answer is complete before the page sends the message again, the page shows the answer.',
  causes: [twiceCauses['answer-over-before-retry']],
});

export const doubleClick = defineCheck({
  ...twice,
  id: 'providers.twice.double-click',
  text: 'A double click on "Send message" sends one message.',
});

export const doubleEnter = defineCheck({
  ...twice,
  id: 'providers.twice.double-enter',
  text: 'Enter pressed twice sends one message.',
});

export const reconnected = defineCheck({
  ...twice,
  id: 'providers.twice.reload',
  text: 'A page that is reloaded in the middle of an answer follows the same answer: the provider is asked once.',
});

export const billedOnce = defineCheck({
  ...twice,
  id: 'providers.twice.one-bill',
  text: 'A first message that a client sends twice with the same clientRequestId costs as much as one that it sends once.',
  causes: [twiceCauses['retry-answered-again']],
  shape: 'metered',
});
