import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  secretsNew: {
    text: 'Each start makes new secrets, so tokens and sessions from before are worth nothing.',
    fix: 'Set JWT_SECRET and JWT_REFRESH_SECRET, or keep the volume in which LibreChat writes them.',
    shownBy: /Received: 40[13]/,
  },
  writesInFlight: {
    text: 'What was confirmed was not stored yet, or is stored again after the start.',
    fix: 'Check that MongoDB keeps its data in a volume, and that no start job imports data.',
    shownBy: /the turns/,
  },
  promptNotStored: {
    text: 'A prompt is stored only with its answer.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /the prompt/,
  },
  notBack: {
    text: 'The first answers after the start take the memory again, or the count of parallel answers was not reset.',
    fix: 'Raise the memory limit of the container and NODE_OPTIONS=--max-old-space-size, and CONCURRENT_MESSAGE_MAX.',
    shownBy: /a new chat/,
  },
});

const fault = { requirement: 'resilience', shape: 'faults', needs: ['doubles', 'faults'] } as const;
const ended = 'After LibreChat ran out of memory and was started again';
const source = ['plan/service', 'librechat:api/server/index.js'] as const;

export const starvedSessionKept = defineCheck({
  ...fault,
  id: 'faults.memory.session-kept',
  level: 'MUST',
  text: `${ended}, nobody is logged out.`,
  source,
  causes: [causes.secretsNew],
});

export const starvedChatKept = defineCheck({
  ...fault,
  id: 'faults.memory.chat-kept',
  level: 'MUST',
  text: `${ended}, earlier chats are complete, and nothing is doubled.`,
  source,
  causes: [causes.writesInFlight],
});

export const starvedPromptKept = defineCheck({
  ...fault,
  id: 'faults.memory.prompt-kept',
  level: 'MUST',
  text: 'A prompt that LibreChat accepted before it ran out of memory is stored.',
  source: ['librechat-docs/features/resumable_streams'],
  causes: [causes.promptNotStored],
});

export const starvedChatWorks = defineCheck({
  ...fault,
  id: 'faults.memory.chat-works',
  level: 'MUST',
  text: `Within 30 seconds ${ended.toLowerCase().replace('librechat', 'LibreChat')}, the person can chat.`,
  source,
  causes: [causes.notBack],
});
