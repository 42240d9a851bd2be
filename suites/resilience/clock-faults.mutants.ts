import { answerText, fromNth } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { loggedOut, streamsWithoutEnd, unavailable } from './after-faults.ts';
import {
  aheadAnswerArrives,
  aheadChatWorks,
  aheadSessionKept,
  backChatWorks,
  backSessionKept,
  causes,
} from './clock-faults.checks.ts';

const renewal = 'POST /api/auth/refresh';
const chat = 'POST /api/agents/chat/openAI';

export const mutants = defineMutants({
  'clock-faults.job-removed': {
    violates: [aheadAnswerArrives],
    cause: causes.jobTakenForOld,
    why: 'The cleanup of jobs removes every job that is older than twenty minutes.',
    traffic: streamsWithoutEnd,
  },
  'clock-faults.answer-cut-short': {
    violates: [aheadAnswerArrives],
    cause: causes.jobTakenForOld,
    why: 'The time limit of the answer is compared with the clock, and ends it.',
    traffic: answerText((text) => text.slice(0, 20)),
  },
  'clock-faults.sessions-expired': {
    violates: [aheadSessionKept, backSessionKept],
    cause: causes.sessionTakenForOld,
    why: 'The TTL index of MongoDB, or REFRESH_TOKEN_EXPIRY below an hour, ends each session at the jump.',
    traffic: [fromNth(2, renewal, { status: 403, body: 'Invalid refresh token' })],
  },
  'clock-faults.sessions-of-the-future': {
    violates: [backSessionKept],
    cause: causes.sessionTakenForOld,
    why: 'A token that was made in the future is refused (iat after now).',
    traffic: [fromNth(3, renewal, loggedOut)],
  },
  'clock-faults.limit-of-the-future': {
    violates: [aheadChatWorks],
    cause: causes.chatHeldUp,
    why: 'The window of the message limit ends in an hour by the other clock.',
    traffic: [
      fromNth(2, chat, {
        status: 429,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ],
  },
  'clock-faults.lock-of-the-future': {
    violates: [backChatWorks],
    cause: causes.chatHeldUp,
    why: 'A lock that was made in the future is never taken for old.',
    traffic: [fromNth(3, chat, unavailable)],
  },
});
