import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

export const stopCauses = defineCauses({
  'request-goes-on': {
    text: 'The request to the provider goes on after the stop, and is billed to its end.',
    fix: 'Compare the connections of LibreChat to the provider before and after a stop. A gateway in between must close its own request when its client leaves.',
    shownBy: /closed the request|seconds until the request/,
  },
  'part-lost': {
    text: 'What there was of the answer at the stop is not stored.',
    fix: 'Upgrade LibreChat, and look for errors of saveMessage in its log at the time of the stop.',
    shownBy: /(stored|shown) part|part (shown|that came)/,
  },
  'not-marked': {
    text: 'The release of LibreChat stores or shows a stopped answer like a whole one.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later, which stores the mark.',
    shownBy: /mark of the stopped answer/,
  },
  'stop-hits-another': {
    text: 'LibreChat stops whatever answer it finds when it does not know the one that is meant.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later.',
    shownBy: /the whole answer|status of the stop/,
  },
  'stuck-after-stop': {
    text: 'The stopped answer still counts as active, or the history with it is refused by the provider.',
    fix: 'Look for the response to the next POST /api/agents/chat, and for refusals of the provider.',
    shownBy: /the answer to the next message/,
  },
});
