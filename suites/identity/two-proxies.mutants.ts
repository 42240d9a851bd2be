import { refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { nginxWith } from '../../fixtures/saboteur/nginx.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import {
  answerStreams,
  causes,
  hostPassedOn,
  limiterCountsPerson,
  limiterNotSpoofed,
} from './two-proxies.checks.ts';

const stream = 'GET /api/agents/chat/stream/:id';

/** The addresses that LibreChat receives as the origin of a login. */
function forwardedFor(change: (addresses: string[]) => string[]): Rule[] {
  return [
    {
      on: 'GET /oauth/:provider',
      request: ({ headers }) => {
        const addresses = String(headers['x-forwarded-for'] ?? '').split(/, */);
        headers['x-forwarded-for'] = change(addresses).join(', ');
        return undefined;
      },
    },
  ];
}

export const mutants = defineMutants({
  'proxies.trusts-one-of-two': {
    violates: [limiterCountsPerson],
    cause: causes.trustsTooFew,
    why: 'TRUST_PROXY=1, the default, behind two proxies.',
    deployment: { environment: { TRUST_PROXY: '1' } },
  },
  'proxies.address-replaced': {
    violates: [limiterCountsPerson],
    cause: causes.addressReplaced,
    why: 'The load balancer translates addresses before it adds them, so all users have its own.',
    traffic: forwardedFor((addresses) => ['10.0.0.7', ...addresses.slice(-1)]),
  },
  'proxies.trusts-three-of-two': {
    violates: [limiterNotSpoofed],
    cause: causes.trustsTooMany,
    why: 'A proxy was removed, and TRUST_PROXY was not lowered.',
    deployment: { environment: { TRUST_PROXY: '3' } },
  },
  'proxies.address-of-the-user-kept': {
    violates: [limiterNotSpoofed],
    cause: causes.addressOfUserKept,
    why: 'The load balancer passes on an X-Forwarded-For that the user sent and adds nothing.',
    traffic: forwardedFor((addresses) =>
      addresses.length > 2 ? addresses.toSpliced(-2, 1) : addresses,
    ),
  },
  'proxies.edge-replaces-host': {
    violates: [hostPassedOn],
    cause: causes.hostReplaced,
    why: 'The proxy at the edge has the default of nginx for the Host header, the name of the next proxy.',
    source: ['nginx/proxy_set_header'],
    deployment: nginxWith('proxy_set_header Host $host;', 'proxy_set_header Host $$proxy_host;'),
  },
  'proxies.gateway-replaces-host': {
    violates: [hostPassedOn],
    cause: causes.hostReplaced,
    why: 'A gateway of the cloud asks with the name of its backend, and the ingress has no rule for that.',
    traffic: [{ on: '* /*', request: refuse(404, 'default backend - 404') }],
  },
  'proxies.stream-in-a-burst': {
    violates: [answerStreams],
    cause: causes.streamBuffered,
    why: 'The load balancer buffers text/event-stream.',
    traffic: [
      {
        on: stream,
        events: (event, { memory }) => {
          const held = [...((memory.get('held') as (typeof event)[]) ?? []), event];
          memory.set('held', held);
          return event.data.includes('"final":true') ? held : [];
        },
      },
    ],
  },
  'proxies.edge-buffers': {
    violates: [answerStreams],
    cause: causes.streamBuffered,
    why: 'The proxy at the edge has proxy_buffering on, and the inner one keeps X-Accel-Buffering to itself.',
    source: ['nginx/proxy_buffering'],
    deployment: nginxWith('proxy_buffering off', 'proxy_buffering on'),
  },
  'proxies.stream-complete-at-once': {
    violates: [answerStreams],
    cause: causes.streamBuffered,
    why: 'The load balancer sends a response only when it is complete.',
    traffic: [{ on: stream, response: () => {} }],
  },
});
