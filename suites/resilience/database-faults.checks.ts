import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  waitsForDatabase: {
    text: 'LibreChat waits for MongoDB as long as its driver does, and says nothing meanwhile.',
    fix: 'Add serverSelectionTimeoutMS and socketTimeoutMS to MONGO_URI, for example 5000.',
    shownBy: /no answer within/,
  },
  readinessBlind: {
    text: '/readyz does not look at MongoDB.',
    fix: 'Let the orchestrator use a probe that reads from MongoDB, such as GET /api/banner.',
    shownBy: /status of \/readyz/,
  },
  doesNotReconnect: {
    text: 'LibreChat does not come back by itself when MongoDB does.',
    fix: 'Restart LibreChat when MongoDB was gone: a health check that reads from MongoDB, and a restart policy.',
    shownBy: /no answer within|connection lost|Received: 5\d\d/,
  },
  processEnded: {
    text: 'The error of the connection ended the process, and nothing started it again.',
    fix: 'Set `restart: unless-stopped` for the service, and upgrade LibreChat.',
    shownBy: /connection lost/,
  },
  sessionsLost: {
    text: 'Sessions were lost with the database: it keeps nothing on disk, or came back empty.',
    fix: 'Mount a volume at /data/db.',
    shownBy: /Received: 40[13]/,
  },
  messagesLost: {
    text: 'Messages were lost with the database: writes were confirmed before they were safe.',
    fix: 'Use the write concern `majority`, and a volume at /data/db.',
    shownBy: /the turns/,
  },
  slowNotBorne: {
    text: 'A time limit in front of LibreChat is shorter than a slow database needs.',
    fix: 'Raise the time limit of the proxy (proxy_read_timeout), and find out why MongoDB is slow.',
    shownBy: /Received: 50\d|no answer within/,
  },
  answerNotStored: {
    text: 'LibreChat stores an answer once, at its end, and drops it if MongoDB is away at that moment.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /the turns/,
  },
});

const fault = { requirement: 'resilience', shape: 'faults', needs: ['doubles', 'faults'] } as const;
const database = ['plan/service', 'librechat:api/db/connect.js'] as const;

export const goneAnswered = defineCheck({
  ...fault,
  id: 'faults.database.gone-answered',
  level: 'SHOULD',
  text: 'While MongoDB is gone, a request gets an answer within 10 seconds.',
  source: database,
  causes: [causes.waitsForDatabase],
});

export const readinessTells = defineCheck({
  ...fault,
  id: 'faults.database.readiness-tells',
  level: 'SHOULD',
  text: 'While MongoDB is gone, /readyz says that LibreChat is not ready.',
  source: ['librechat#13212'],
  causes: [causes.readinessBlind],
});

export const backAfterGone = defineCheck({
  ...fault,
  id: 'faults.database.back-after-gone',
  level: 'MUST',
  text: 'Within 30 seconds after MongoDB is back, LibreChat works again without a restart.',
  source: database,
  causes: [causes.processEnded, causes.doesNotReconnect],
});

export const sessionKept = defineCheck({
  ...fault,
  id: 'faults.database.session-kept',
  level: 'MUST',
  text: 'Nobody is logged out because MongoDB was gone.',
  source: database,
  causes: [causes.sessionsLost],
});

export const chatKept = defineCheck({
  ...fault,
  id: 'faults.database.chat-kept',
  level: 'MUST',
  text: 'A chat from before MongoDB was gone is complete afterwards, and nothing is doubled.',
  source: database,
  causes: [causes.messagesLost],
});

export const backAfterHanging = defineCheck({
  ...fault,
  id: 'faults.database.back-after-hanging',
  level: 'MUST',
  text: 'Within 30 seconds after the connection to MongoDB stopped hanging, LibreChat works again.',
  source: database,
  causes: [causes.processEnded, causes.doesNotReconnect],
});

export const backAfterReset = defineCheck({
  ...fault,
  id: 'faults.database.back-after-reset',
  level: 'MUST',
  text: 'Within 30 seconds after connections to MongoDB were reset, LibreChat works again.',
  source: database,
  causes: [causes.processEnded, causes.doesNotReconnect],
});

export const slowWorks = defineCheck({
  ...fault,
  id: 'faults.database.slow-works',
  level: 'SHOULD',
  text: 'While every answer of MongoDB takes five seconds, the list of conversations still comes.',
  source: database,
  causes: [causes.slowNotBorne],
});

export const answerKept = defineCheck({
  ...fault,
  id: 'faults.database.answer-kept',
  level: 'SHOULD',
  text: 'An answer that runs while MongoDB is gone for a moment is stored.',
  source: ['librechat-docs/features/resumable_streams'],
  causes: [causes.answerNotStored, causes.messagesLost],
});
