import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { doubled, fromNth, loggedOut, messages, withoutAnswers } from './after-faults.ts';
import {
  causes,
  killedChatKept,
  killedChatWorks,
  killedCutSaid,
  killedNotRunning,
  killedPromptKept,
  killedSessionKept,
  killedTokenKept,
  pausedGoesOn,
  stopKeepsAnswer,
  stopsInTime,
} from './process-faults.checks.ts';

/** The process ends fifteen seconds later than it would. */
const slowExit = `--import=data:text/javascript,${encodeURIComponent(
  'const exit = process.exit; process.exit = (code) => { setTimeout(() => exit(code), 15000); };',
)}`;

export const mutants = defineMutants({
  'process-faults.secrets-made-at-start': {
    violates: [killedTokenKept, killedSessionKept],
    cause: causes.secretsNew,
    why: 'An entry point makes JWT_SECRET and JWT_REFRESH_SECRET at each start.',
    deployment: {
      onRestart: () => ({ JWT_SECRET: 'made-at-start-1', JWT_REFRESH_SECRET: 'made-at-start-2' }),
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
  'process-faults.prompt-lost': {
    violates: [killedPromptKept],
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
    deployment: { environment: { NODE_OPTIONS: slowExit } },
  },
  'process-faults.stream-ends': {
    violates: [pausedGoesOn],
    cause: causes.pauseNotBorne,
    why: 'A proxy ends streams that are silent for a few seconds.',
    traffic: [
      {
        on: 'GET /api/agents/chat/stream/:id',
        events: (event) => (event.data.includes('"final":true') ? [] : [event]),
      },
    ],
  },
});
