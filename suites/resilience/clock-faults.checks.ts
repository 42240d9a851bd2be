import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  jobTakenForOld: {
    text: 'A job that runs is taken for an old one when the clock jumps, and removed.',
    fix: 'Let the time service slew the clock in place of stepping it (chrony: makestep only at the start).',
    shownBy: /the answer that arrived/,
  },
  sessionTakenForOld: {
    text: 'Sessions are taken for expired although the refresh token lives for days.',
    fix: 'Raise REFRESH_TOKEN_EXPIRY above the largest step of the clock, and synchronize the clock (NTP).',
    shownBy: /Received: 40[13]/,
  },
  chatHeldUp: {
    text: 'A limit or a lock with a time of the other clock refuses chats.',
    fix: 'Restart LibreChat after the clock was corrected, and synchronize the clock (NTP).',
    shownBy: /a new chat/,
  },
});

const fault = {
  requirement: 'resilience',
  shape: 'own-machine',
  level: 'MUST',
  needs: ['doubles', 'faults'],
} as const;
const session = {
  ...fault,
  source: ['plan/service'],
  causes: [causes.sessionTakenForOld],
} as const;
const chat = { ...fault, source: ['plan/service'], causes: [causes.chatHeldUp] } as const;

export const aheadAnswerArrives = defineCheck({
  ...fault,
  id: 'faults.clock.ahead-answer-arrives',
  text: "An answer that runs while LibreChat's clock jumps an hour ahead arrives in full.",
  source: ['librechat-docs/features/resumable_streams'],
  causes: [causes.jobTakenForOld],
});

export const aheadSessionKept = defineCheck({
  ...session,
  id: 'faults.clock.ahead-session-kept',
  text: "After LibreChat's clock has jumped an hour ahead, nobody is logged out.",
});

export const aheadChatWorks = defineCheck({
  ...chat,
  id: 'faults.clock.ahead-chat-works',
  text: "Within 30 seconds after LibreChat's clock has jumped an hour ahead, people can chat.",
});

export const backSessionKept = defineCheck({
  ...session,
  id: 'faults.clock.back-session-kept',
  text: "After LibreChat's clock has jumped an hour back, nobody is logged out.",
});

export const backChatWorks = defineCheck({
  ...chat,
  id: 'faults.clock.back-chat-works',
  text: "Within 30 seconds after LibreChat's clock has jumped an hour back, people can chat.",
});
