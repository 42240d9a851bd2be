import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  secretsNew: {
    text: 'Each start makes new secrets, so tokens and sessions from before are worth nothing.',
    fix: 'Set JWT_SECRET and JWT_REFRESH_SECRET, or keep the volume in which LibreChat writes them.',
    shownBy: /Received: 40[13]/,
  },
  promptNotStored: {
    text: 'A prompt is stored only with its answer.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /the prompts?\b/,
  },
  chatLost: {
    text: 'What was stored is gone or doubled after the start.',
    fix: 'Check that MongoDB keeps its data in a volume, and that no start job imports data.',
    shownBy: /the turns/,
  },
  cutNotSaid: {
    text: 'LibreChat writes nothing about an answer that ended with its process, and the page shows a prompt without one.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /what is left of the answer/,
  },
  answerStillRunning: {
    text: 'The answer counts as running although its process is gone, so the person cannot send again.',
    fix: 'Restart Redis, or remove the keys of the job; upgrade LibreChat.',
    shownBy: /running answers/,
  },
  chatRefused: {
    text: 'LibreChat refuses chats after the start: the count of parallel answers was not reset.',
    fix: 'Raise CONCURRENT_MESSAGE_MAX, or restart Redis.',
    shownBy: /Received: 4(09|29)/,
  },
  signalIgnored: {
    text: 'The process does not react to SIGTERM, for example because it runs below a shell.',
    fix: 'Run node as the main process of the container, or set `init: true`.',
    shownBy: /milliseconds/,
  },
  answerDropped: {
    text: 'LibreChat ends running answers when it is asked to stop, without storing them.',
    fix: 'Upgrade LibreChat; stop it when nobody uses it.',
    shownBy: /what is left of the answer/,
  },
  pauseNotBorne: {
    text: 'Time limits ended the answer while the process stood still.',
    fix: 'Raise the time limits of proxies and of the provider.',
    shownBy: /the answer that arrived/,
  },
  notAwake: {
    text: 'The process does not work on after it stood still: its connections to MongoDB were given up, or a proxy counts it as gone.',
    fix: 'Add serverSelectionTimeoutMS to MONGO_URI, and shorten the time for which the proxy marks LibreChat as failed.',
    shownBy: /the list/,
  },
  sessionOver: {
    text: 'A session ended because nobody renewed it while the process stood still.',
    fix: 'Raise REFRESH_TOKEN_EXPIRY above the longest pause.',
    shownBy: /Received: 40[13]/,
  },
});

const fault = { requirement: 'resilience', shape: 'faults', needs: ['doubles', 'faults'] } as const;
const process = ['plan/service', 'librechat:api/server/index.js'] as const;
const streams = ['librechat-docs/features/resumable_streams'] as const;

export const killedTokenKept = defineCheck({
  ...fault,
  id: 'faults.process.killed-token-kept',
  level: 'MUST',
  text: 'After LibreChat was killed and started again, it accepts the access tokens of before.',
  source: process,
  causes: [causes.secretsNew],
});

export const killedSessionKept = defineCheck({
  ...fault,
  id: 'faults.process.killed-session-kept',
  level: 'MUST',
  text: 'After LibreChat was killed and started again, nobody is logged out.',
  source: process,
  causes: [causes.secretsNew],
});

export const killedChatKept = defineCheck({
  ...fault,
  id: 'faults.process.killed-chat-kept',
  level: 'MUST',
  text: 'After LibreChat was killed and started again, earlier chats are complete, and nothing is doubled.',
  source: process,
  causes: [causes.chatLost],
});

export const killedPromptKept = defineCheck({
  ...fault,
  id: 'faults.process.killed-prompt-kept',
  level: 'MUST',
  text: 'A prompt that LibreChat accepted before it was killed is stored.',
  source: streams,
  causes: [causes.promptNotStored],
});

export const killedCutSaid = defineCheck({
  ...fault,
  id: 'faults.process.killed-cut-said',
  level: 'SHOULD',
  text: 'An answer that was cut because LibreChat was killed is there as far as it came, or a note says that it was cut.',
  source: streams,
  causes: [causes.cutNotSaid],
});

export const killedNotRunning = defineCheck({
  ...fault,
  id: 'faults.process.killed-not-running',
  level: 'MUST',
  text: 'After LibreChat was killed and started again, no answer of before counts as running.',
  source: streams,
  causes: [causes.answerStillRunning],
});

export const killedChatWorks = defineCheck({
  ...fault,
  id: 'faults.process.killed-chat-works',
  level: 'MUST',
  text: 'After LibreChat was killed during an answer and started again, the person can chat again.',
  source: process,
  causes: [causes.chatRefused],
});

export const stopsInTime = defineCheck({
  ...fault,
  id: 'faults.process.stops-in-time',
  level: 'SHOULD',
  text: 'Asked to stop (SIGTERM) during ten answers, LibreChat ends within the ten seconds that Docker gives it.',
  source: ['librechat#13211', 'docker/docker compose restart'],
  causes: [causes.signalIgnored],
});

export const stopKeepsPrompts = defineCheck({
  ...fault,
  id: 'faults.process.stop-keeps-prompts',
  level: 'MUST',
  text: 'The prompts of ten answers that run when LibreChat is asked to stop are stored.',
  source: ['librechat#13211', 'librechat-docs/features/resumable_streams'],
  causes: [causes.promptNotStored],
});

export const stopKeepsAnswer = defineCheck({
  ...fault,
  id: 'faults.process.stop-keeps-answer',
  level: 'SHOULD',
  text: 'Ten answers that run when LibreChat is asked to stop are stored as far as they came, or notes say that they were cut.',
  source: ['librechat#13211', 'librechat-docs/features/resumable_streams'],
  causes: [causes.answerDropped],
});

export const pausedGoesOn = defineCheck({
  ...fault,
  id: 'faults.process.paused-goes-on',
  level: 'MUST',
  text: 'An answer that runs when the process stands still for five seconds arrives in full.',
  source: streams,
  causes: [causes.pauseNotBorne],
});

export const minuteAnswerEnds = defineCheck({
  ...fault,
  id: 'faults.process.minute-answer-ends',
  level: 'MUST',
  text: 'An answer that runs when the process stands still for a minute arrives in full, or says that it was cut.',
  source: streams,
  causes: [causes.pauseNotBorne],
});

export const minuteWorks = defineCheck({
  ...fault,
  id: 'faults.process.minute-works',
  level: 'MUST',
  text: 'Within 30 seconds after the process stood still for a minute, LibreChat works again.',
  source: process,
  causes: [causes.notAwake],
});

export const minuteSessionKept = defineCheck({
  ...fault,
  id: 'faults.process.minute-session-kept',
  level: 'MUST',
  text: 'Nobody is logged out because the process stood still for a minute.',
  source: process,
  causes: [causes.sessionOver],
});
