import { fromNth, refusal, refuse, style } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { ResponseMessage, Rule } from '../../fixtures/saboteur/rules.ts';
import { messageLimits } from '../../fixtures/stack/shapes/limits.ts';
import { paths, violating } from './chat-rules.ts';
import {
  limitCauses,
  limitShown,
  rejectedByStatus,
  released,
  releasedAfterKill,
  tooManyAMinute,
  tooManyAtOnce,
} from './limits.checks.ts';

/** Changes the response to a message that is beyond a limit. */
const rejection = (change: (response: ResponseMessage) => void): Rule => ({
  on: paths.start,
  response: (response) => {
    if (response.status === 429) change(response);
  },
});

/** What is counted for a message that runs is not given back. */
const neverGivenBack = [
  fromNth(
    messageLimits.atOnce + 1,
    paths.start,
    refusal(429, '{"type":"concurrent","limit":2}', 'application/json'),
  ),
];

const asStream = (response: ResponseMessage): void => {
  const data = JSON.stringify({ error: String(response.body) });
  response.status = 200;
  response.headers['content-type'] = 'text/event-stream';
  response.body = Buffer.from(`event: error\ndata: ${data}\n\n`);
};

export const mutants = defineMutants({
  'providers.limits-off': {
    violates: violating(tooManyAtOnce, tooManyAMinute),
    why: 'The limits of the example environment are switched off.',
    cause: limitCauses['limit-not-applied'],
    deployment: {
      environment: { LIMIT_CONCURRENT_MESSAGES: 'false', LIMIT_MESSAGE_USER: 'false' },
    },
  },
  'providers.limit-as-outage': {
    violates: violating(tooManyAtOnce, tooManyAMinute),
    why: 'A gateway replaces the rejections of LibreChat by its own page of an outage.',
    cause: limitCauses['limit-not-applied'],
    traffic: [
      rejection((response) => {
        response.status = 503;
        response.body = Buffer.from('Service unavailable');
      }),
    ],
  },
  'providers.limit-never-released': {
    violates: violating(released),
    why: 'What is counted for a message is not given back (pull request 11167 of LibreChat).',
    cause: limitCauses['limit-not-released'],
    traffic: neverGivenBack,
  },
  'providers.limit-outlives-process': {
    violates: violating(releasedAfterKill),
    why: 'What is counted for messages is kept in Redis, and nobody gives it back for a process that was killed.',
    cause: limitCauses['limit-not-released'],
    traffic: neverGivenBack,
  },
  'providers.limit-becomes-ban': {
    violates: violating(released),
    why: 'A rejected message counts as a violation, and the person is banned for two hours.',
    cause: limitCauses['limit-not-released'],
    traffic: [
      {
        on: paths.start,
        request: (message, play) =>
          play.memory.get('rejected')
            ? refuse(429, '{"type":"ban"}', 'application/json')(message, play)
            : undefined,
        response: ({ status }, { memory }) => {
          if (status === 429) memory.set('rejected', true);
        },
      },
    ],
  },
  'providers.rejection-as-stream': {
    violates: violating(rejectedByStatus, limitShown),
    why: 'A rejection is an event stream with status 200 (api/server/middleware/denyRequest.js of LibreChat).',
    cause: limitCauses['denial-as-success'],
    traffic: [rejection(asStream)],
  },
  'providers.rejection-without-content': {
    violates: violating(rejectedByStatus),
    why: 'A gateway answers for LibreChat with 204, so that its own statistics show no errors.',
    cause: limitCauses['denial-as-success'],
    traffic: [
      rejection((response) => {
        response.status = 204;
      }),
    ],
  },
  'providers.rejection-hidden': {
    violates: violating(limitShown),
    why: 'A style of the company hides what looks like an error.',
    cause: limitCauses['denial-not-shown'],
    traffic: [style('[role=alert] { display: none !important }')],
  },
  'providers.rejection-in-other-words': {
    violates: violating(limitShown),
    why: 'A gateway replaces the body of every error by a neutral one.',
    cause: limitCauses['denial-not-shown'],
    traffic: [
      rejection((response) => {
        response.body = Buffer.from('{"error":"Request failed"}');
      }),
    ],
  },
});
