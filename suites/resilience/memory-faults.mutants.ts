import { fromNth } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { doubled, loggedOut, messages, withoutAnswers } from './after-faults.ts';
import {
  causes,
  starvedChatKept,
  starvedChatWorks,
  starvedPromptKept,
  starvedSessionKept,
} from './memory-faults.checks.ts';

export const mutants = defineMutants({
  'memory-faults.secrets-made-at-start': {
    violates: [starvedSessionKept],
    cause: causes.secretsNew,
    why: 'The orchestrator starts a new container, whose entry point makes JWT_REFRESH_SECRET.',
    deployment: { onRestart: () => ({ JWT_REFRESH_SECRET: 'made at the start, for sessions' }) },
  },
  'memory-faults.session-refused': {
    violates: [starvedSessionKept],
    cause: causes.secretsNew,
    why: 'The new container has another JWT_REFRESH_SECRET.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', loggedOut)],
  },
  'memory-faults.answers-lost': {
    violates: [starvedChatKept],
    cause: causes.writesInFlight,
    why: 'Answers are collected in memory and written together every minute.',
    traffic: withoutAnswers,
  },
  'memory-faults.messages-doubled': {
    violates: [starvedChatKept],
    cause: causes.writesInFlight,
    why: 'The queue of writes is played again at the start.',
    traffic: doubled,
  },
  'memory-faults.prompt-lost': {
    violates: [starvedPromptKept],
    cause: causes.promptNotStored,
    why: 'A fork stores prompt and answer together, at the end.',
    traffic: messages((all) => all.filter((it) => !/^Cut /.test(it.text ?? ''))),
  },
  'memory-faults.prompts-hidden': {
    violates: [starvedPromptKept],
    cause: causes.promptNotStored,
    why: 'Prompts without an answer are left out when a conversation is read.',
    traffic: messages((all) => (all.length < 2 ? [] : all)),
  },
  'memory-faults.ends-again': {
    violates: [starvedChatWorks],
    cause: causes.notBack,
    why: 'The memory limit is below what the first answer needs, and the proxy answers for LibreChat.',
    traffic: [fromNth(3, 'POST /api/agents/chat/openAI', { status: 502, body: 'Bad Gateway' })],
  },
  'memory-faults.chat-refused': {
    violates: [starvedChatWorks],
    cause: causes.notBack,
    why: 'The count of parallel answers of the person was not reset.',
    traffic: [
      fromNth(3, 'POST /api/agents/chat/openAI', {
        status: 429,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    ],
  },
});
