import { answerText, fromNth, json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  doubled,
  loggedOut,
  messages,
  streamsWithoutEnd,
  unavailable,
  withoutAnswers,
} from './after-faults.ts';
import {
  causes,
  killedChatKept,
  killedChatWorks,
  killedCutSaid,
  killedNotRunning,
  killedPromptKept,
  killedSessionKept,
  killedTokenKept,
  minuteAnswerEnds,
  minuteSessionKept,
  minuteWorks,
  pausedGoesOn,
  stopKeepsAnswer,
  stopKeepsPrompts,
  stopsInTime,
} from './process-faults.checks.ts';

/** The process ends later than it would. */
function exitAfter(ms: number): string {
  const code = `const exit = process.exit; process.exit = (code) => { setTimeout(() => exit(code), ${ms}); };`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

export const mutants = defineMutants({
  'process-faults.secrets-made-at-start': {
    violates: [killedTokenKept, killedSessionKept],
    cause: causes.secretsNew,
    why: 'An entry point makes JWT_SECRET and JWT_REFRESH_SECRET at each start.',
    deployment: {
      onRestart: () => ({
        JWT_SECRET: 'made at the start, for tokens',
        JWT_REFRESH_SECRET: 'made at the start, for sessions',
      }),
    },
  },
  'process-faults.token-refused': {
    violates: [killedTokenKept],
    cause: causes.secretsNew,
    why: 'The new container has another JWT_SECRET.',
    traffic: [{ on: 'GET /api/user', request: () => loggedOut }],
  },
  'process-faults.session-refused': {
    violates: [killedSessionKept],
    cause: causes.secretsNew,
    why: 'The new container has another JWT_REFRESH_SECRET.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', loggedOut)],
  },
  'process-faults.chat-lost': {
    violates: [killedChatKept],
    cause: causes.chatLost,
    why: 'Answers are written to a cache first, and the cache dies with the process.',
    traffic: withoutAnswers,
  },
  'process-faults.cut-answer-dropped': {
    violates: [killedCutSaid],
    cause: causes.cutNotSaid,
    why: 'Nothing of an answer is stored before its end.',
    traffic: withoutAnswers,
  },
  'process-faults.cut-answer-hidden': {
    violates: [killedCutSaid],
    cause: causes.cutNotSaid,
    why: 'Answers without an end are left out when a conversation is read.',
    traffic: messages((all) => all.slice(0, 1)),
  },
  'process-faults.stopped-answer-hidden': {
    violates: [stopKeepsAnswer],
    cause: causes.answerDropped,
    why: 'Answers without an end are left out when a conversation is read.',
    traffic: messages((all) => all.slice(0, 1)),
  },
  'process-faults.stopped-answer-dropped': {
    violates: [stopKeepsAnswer],
    cause: causes.answerDropped,
    why: 'SIGTERM ends the answers that run, and nothing stores them.',
    traffic: withoutAnswers,
  },
  'process-faults.chat-doubled': {
    violates: [killedChatKept],
    cause: causes.chatLost,
    why: 'A start job imports messages that are there already.',
    traffic: doubled,
  },
  'process-faults.conversation-not-found': {
    violates: [killedPromptKept, stopKeepsPrompts],
    cause: causes.promptNotStored,
    why: 'The conversation is stored at the end of the answer, so its prompt cannot be found.',
    traffic: [
      {
        on: 'GET /api/messages/:id',
        request: () => ({
          status: 404,
          headers: { 'content-type': 'application/json' },
          body: '{"error":"Conversation not found"}',
        }),
      },
    ],
  },
  'process-faults.prompt-lost': {
    violates: [killedPromptKept, stopKeepsPrompts],
    cause: causes.promptNotStored,
    why: 'A fork stores prompt and answer together, at the end.',
    traffic: messages((all) => all.filter((it) => !it.isCreatedByUser)),
  },
  'process-faults.still-running': {
    violates: [killedNotRunning],
    cause: causes.answerStillRunning,
    why: 'The job lies in Redis, and nobody notices that its process is gone.',
    traffic: [
      {
        on: 'GET /api/agents/chat/active',
        request: () => ({
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: '{"activeJobIds":["7d444840-9dc0-11d1-b245-5ffdce74fad2"]}',
        }),
      },
    ],
  },
  'process-faults.job-in-database': {
    violates: [killedNotRunning],
    cause: causes.answerStillRunning,
    why: 'A fork keeps jobs in MongoDB, and takes them up again without their process.',
    traffic: [
      {
        on: 'GET /api/agents/chat/active',
        response: json(() => ({ activeJobIds: ['00000000-0000-4000-8000-000000000000'] })),
      },
    ],
  },
  'process-faults.parent-locked': {
    violates: [killedChatWorks],
    cause: causes.chatRefused,
    why: 'The conversation stays locked by the answer that was cut.',
    traffic: [
      fromNth(2, 'POST /api/agents/chat/openAI', {
        status: 409,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ],
  },
  'process-faults.chat-refused': {
    violates: [killedChatWorks],
    cause: causes.chatRefused,
    why: 'The count of parallel answers of the person was not reset.',
    traffic: [
      fromNth(2, 'POST /api/agents/chat/openAI', {
        status: 429,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ],
  },
  'process-faults.slow-to-stop': {
    violates: [stopsInTime],
    cause: causes.signalIgnored,
    why: 'A library that was added keeps the process alive until its own time limit.',
    deployment: { environment: { NODE_OPTIONS: exitAfter(15_000) } },
  },
  'process-faults.very-slow-to-stop': {
    violates: [stopsInTime],
    cause: causes.signalIgnored,
    why: 'The process finishes every answer that runs before it ends.',
    deployment: { environment: { NODE_OPTIONS: exitAfter(20_000) } },
  },
  'process-faults.answer-cut-short': {
    violates: [pausedGoesOn, minuteAnswerEnds],
    cause: causes.pauseNotBorne,
    why: 'What the provider sent while the process stood still is dropped.',
    traffic: answerText((text) => text.slice(0, 20)),
  },
  'process-faults.stream-ends': {
    violates: [pausedGoesOn, minuteAnswerEnds],
    cause: causes.pauseNotBorne,
    why: 'A proxy ends streams that are silent for a few seconds.',
    traffic: streamsWithoutEnd,
  },
  'process-faults.taken-for-gone': {
    violates: [minuteWorks],
    cause: causes.notAwake,
    why: 'The proxy marks LibreChat as failed, and asks it again only after ten minutes (fail_timeout).',
    traffic: [fromNth(2, 'GET /api/convos', unavailable)],
  },
  'process-faults.connections-given-up': {
    violates: [minuteWorks],
    cause: causes.notAwake,
    why: 'Each connection to MongoDB has timed out, and the pool makes no new one.',
    traffic: [fromNth(2, 'GET /api/convos', { status: 500, body: 'Connection pool closed' })],
  },
  'process-faults.session-timed-out': {
    violates: [minuteSessionKept],
    cause: causes.sessionOver,
    why: 'A fork ends sessions that are not renewed for a minute.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', loggedOut)],
  },
});
