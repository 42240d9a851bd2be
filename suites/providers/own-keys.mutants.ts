import {
  count,
  type Json,
  json,
  noted,
  parsed,
  refusal,
  sent,
  style,
  withoutHeaders,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { RequestMessage, Rule } from '../../fixtures/saboteur/rules.ts';
import { ownKeyEndpoint } from '../../fixtures/stack/shapes/metered.ts';
import { finalAnswer, paths, violating } from './chat-rules.ts';
import {
  expiredKeyTold,
  keyEncrypted,
  keyNotReturned,
  keyOfOnePerson,
  keyReplaced,
  keyRevoked,
  missingKeyTold,
  ownKeyCauses,
  storedKeyAnswers,
} from './own-keys.checks.ts';

const storing = 'PUT /api/keys';
const revoking = 'DELETE /api/keys/:name';

const keyOf = ({ headers }: RequestMessage): string => `key of ${headers.authorization}`;

/** Messages of a person without a stored key go to the endpoint with the deployment's key. */
const withDeploymentsKey: readonly Rule[] = [
  {
    on: storing,
    request: (message, { memory }) => {
      memory.set(keyOf(message), true);
      return undefined;
    },
  },
  {
    on: revoking,
    request: (message, { memory }) => {
      memory.delete(keyOf(message));
      return undefined;
    },
  },
  {
    on: paths.start,
    request: (message, play) => {
      if (play.memory.has(keyOf(message))) return undefined;
      return sent((body, request) => {
        if (body.endpoint !== ownKeyEndpoint.name) return;
        delete body.endpointType;
        body.endpoint = 'openAI';
        request.url = '/api/agents/chat/openAI';
      })(message, play);
    },
  },
];

/** The key in the body of a request that stores one. */
function keyIn(body: string): string {
  return parsed(parsed(body).value).apiKey;
}

const neutral = (it: Json): Json => ({ ...it, error: 'The request failed' });

export const mutants = defineMutants({
  'providers.own-key-not-needed': {
    violates: violating(keyOfOnePerson, keyRevoked),
    why: 'A gateway falls back to the key of the company where a person has none.',
    cause: ownKeyCauses['own-key-still-valid'],
    traffic: withDeploymentsKey,
  },
  'providers.own-key-stripped': {
    violates: violating(storedKeyAnswers),
    why: 'A forward proxy removes the Authorization header from outgoing requests.',
    cause: ownKeyCauses['own-key-not-sent'],
    providers: {
      openai: [
        {
          on: 'POST /*',
          request: withoutHeaders('authorization'),
        },
      ],
    },
  },
  'providers.own-key-never-stored': {
    violates: violating(storedKeyAnswers),
    why: 'A firewall takes the key in the request for a leak, and answers in place of LibreChat.',
    cause: ownKeyCauses['own-key-not-sent'],
    traffic: [{ on: storing, request: () => refusal(201, '') }],
  },
  'providers.own-key-kept': {
    violates: violating(keyReplaced),
    why: 'A cache of keys is not emptied when a person stores another one.',
    cause: ownKeyCauses['own-key-not-sent'],
    traffic: [
      {
        on: storing,
        request: (_, play) => (count(play, 'stored') === 2 ? refusal(201, '') : undefined),
      },
    ],
  },
  'providers.own-key-not-revoked': {
    violates: violating(keyRevoked),
    why: 'A gateway lets no DELETE requests pass, and says that they succeeded.',
    cause: ownKeyCauses['own-key-still-valid'],
    traffic: [{ on: revoking, request: () => refusal(204, '') }],
  },
  'providers.own-key-in-clear': {
    violates: violating(keyEncrypted),
    why: 'A fork stores the keys as they come, because CREDS_KEY changes with every start.',
    cause: ownKeyCauses['own-key-in-clear'],
    database: { holding: (collections) => [...collections, 'keys'] },
  },
  'providers.own-key-in-audit': {
    violates: violating(keyEncrypted),
    why: 'An audit of all requests is written into the database, with their bodies.',
    cause: ownKeyCauses['own-key-in-clear'],
    database: { holding: (collections) => [...collections, 'audits'] },
  },
  'providers.own-key-returned': {
    violates: violating(keyNotReturned),
    why: 'A fork returns the stored key, so that the page can show its last characters.',
    cause: ownKeyCauses['own-key-returned'],
    traffic: [
      {
        on: storing,
        request: noted('key', keyIn),
      },
      {
        on: 'POST /api/auth/refresh',
        response: json((it, { memory }) => ({ ...it, ownKey: memory.get('key') })),
      },
    ],
  },
  'providers.own-key-in-header': {
    violates: violating(keyNotReturned),
    why: 'A gateway copies the key into a header of its responses, for its own statistics.',
    cause: ownKeyCauses['own-key-returned'],
    traffic: [
      {
        on: storing,
        request: noted('key', keyIn),
      },
      {
        on: 'GET /api/models',
        response: ({ headers }, { memory }) => {
          const key = memory.get('key');
          if (key) headers['x-key'] = String(key);
        },
      },
    ],
  },
  'providers.own-key-missing-silent': {
    violates: violating(missingKeyTold, expiredKeyTold),
    why: 'A style of the company hides what looks like an error.',
    cause: ownKeyCauses['missing-key-not-told'],
    traffic: [style('[role=alert] { display: none !important }')],
  },
  'providers.own-key-missing-in-other-words': {
    violates: violating(missingKeyTold, expiredKeyTold),
    why: 'A gateway replaces every error by a neutral one.',
    cause: ownKeyCauses['missing-key-not-told'],
    traffic: [
      {
        on: paths.stream,
        events: (event) => {
          const data = parsed(event.data);
          return [{ ...event, data: JSON.stringify(data.error ? neutral(data) : data) }];
        },
      },
      finalAnswer(neutralParts),
    ],
  },
});

/** An answer whose errors say nothing. */
function neutralParts(answer: Json): Json {
  return {
    ...answer,
    content: answer.content?.map((part: Json) => (part.type === 'error' ? neutral(part) : part)),
  };
}
