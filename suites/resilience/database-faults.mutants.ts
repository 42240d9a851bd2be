import { answered, fromNth } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { doubled, loggedOut, messages, unavailable, withoutAnswers } from './after-faults.ts';
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
  'database-faults.request-never-answered': {
    violates: [goneAnswered],
    cause: causes.waitsForDatabase,
    why: 'A proxy tries the request again and again while LibreChat answers 500.',
    traffic: [{ on: list, delay: () => 2 * longMs }],
  },
  'database-faults.readiness-cached': {
    violates: [readinessTells],
    cause: causes.readinessBlind,
    why: 'A proxy keeps the last answer of the probe for a minute.',
    traffic: [{ on: 'GET /readyz', response: answered({ status: 200, body: 'OK' }) }],
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
  'database-faults.ended': {
    violates: [backAfterGone, backAfterHanging, backAfterReset],
    cause: causes.doesNotReconnect,
    why: 'The error of the connection ends the process, and the proxy in front answers for it.',
    traffic: [{ on: list, request: () => ({ status: 503, body: 'Service Unavailable' }) }],
  },
  'database-faults.sessions-forgotten': {
    violates: [sessionKept],
    cause: causes.sessionsLost,
    why: 'The TTL index removed every session after the clock of MongoDB had jumped.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', { status: 403, body: 'Invalid refresh token' })],
  },
  'database-faults.answer-cut-short': {
    violates: [answerKept],
    cause: causes.answerNotStored,
    why: 'Only the part of the answer from before the fault is stored.',
    traffic: messages((all) =>
      all.map((it) =>
        it.isCreatedByUser ? it : { ...it, text: '', content: [{ type: 'text', text: 'This is' }] },
      ),
    ),
  },
  'database-faults.answer-dropped': {
    violates: [answerKept],
    cause: causes.answerNotStored,
    why: 'The answer is written once, while MongoDB is away.',
    traffic: withoutAnswers,
  },
  'database-faults.sessions-gone': {
    violates: [sessionKept],
    cause: causes.sessionsLost,
    why: 'MongoDB runs without a volume and comes back empty.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', loggedOut)],
  },
  'database-faults.answers-gone': {
    violates: [chatKept],
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
  'database-faults.list-fails': {
    violates: [slowWorks],
    cause: causes.slowNotBorne,
    why: 'A proxy answers 502 after its own limit.',
    traffic: [{ on: list, request: () => unavailable }],
  },
  'database-faults.gateway-timeout': {
    violates: [slowWorks],
    cause: causes.slowNotBorne,
    why: 'The proxy in front gives up after ten seconds.',
    traffic: [{ on: list, request: () => ({ status: 504, body: 'Gateway Timeout' }) }],
  },
});
