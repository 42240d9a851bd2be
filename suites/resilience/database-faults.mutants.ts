import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { doubled, fromNth, loggedOut, unavailable, withoutAnswers } from './after-faults.ts';
import {
  answerKept,
  backAfterGone,
  backAfterHanging,
  backAfterReset,
  causes,
  chatKept,
  goneAnswered,
  readinessTells,
  sessionKept,
  slowWorks,
} from './database-faults.checks.ts';

const list = 'GET /api/convos';
const longMs = 70_000;

export const mutants = defineMutants({
  'database-faults.request-hangs': {
    violates: [goneAnswered],
    cause: causes.waitsForDatabase,
    why: 'The driver waits 30 seconds for a server, and LibreChat tries again.',
    traffic: [{ on: list, delay: () => longMs }],
  },
  'database-faults.readiness-constant': {
    violates: [readinessTells],
    cause: causes.readinessBlind,
    why: 'The probe is a constant.',
    traffic: [{ on: 'GET /readyz', request: () => ({ status: 200, body: 'OK' }) }],
  },
  'database-faults.no-reconnect': {
    violates: [backAfterGone, backAfterHanging, backAfterReset],
    cause: causes.doesNotReconnect,
    why: 'The connection pool keeps dead connections.',
    traffic: [{ on: list, request: () => unavailable }],
  },
  'database-faults.sessions-gone': {
    violates: [sessionKept],
    cause: causes.sessionsLost,
    why: 'MongoDB runs without a volume and comes back empty.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', loggedOut)],
  },
  'database-faults.answers-gone': {
    violates: [chatKept, answerKept],
    cause: causes.messagesLost,
    why: 'The last writes were confirmed by a member that was rolled back.',
    traffic: withoutAnswers,
  },
  'database-faults.messages-doubled': {
    violates: [chatKept],
    cause: causes.messagesLost,
    why: 'A write is repeated after the reconnection although it had arrived.',
    traffic: doubled,
  },
  'database-faults.gateway-timeout': {
    violates: [slowWorks],
    cause: causes.slowNotBorne,
    why: 'The proxy in front gives up after ten seconds.',
    traffic: [{ on: list, request: () => ({ status: 504, body: 'Gateway Timeout' }) }],
  },
});
