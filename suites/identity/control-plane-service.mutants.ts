import {
  answered,
  fromNth,
  refusal,
  refuse,
  statusInstead,
  withoutHeaders,
} from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes } from './control-plane-service.causes.ts';
import * as checks from './control-plane-service.checks.ts';
import { requests } from './control-plane-service.steps.ts';

const { login } = requests;

export const mutants = defineMutants({
  'control-plane-service.down': {
    violates: [checks.health],
    why: 'The service does not run, and the proxy in front of it answers 502.',
    cause: causes.serviceDown,
    controlPlane: [{ on: 'GET /health', request: refuse(502, 'Bad Gateway') }],
  },
  'control-plane-service.page-for-health': {
    violates: [checks.health, checks.securityHeaders],
    why: 'The pages of the user interface answer every path.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: 'GET /health',
        response: answered({
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<!doctype html><title>InsightMesh</title>',
        }),
      },
    ],
  },
  'control-plane-service.no-limit': {
    violates: [checks.loginLimited],
    why: 'The decorator of the limit stands above the one of the route and does nothing.',
    cause: causes.limitOff,
    controlPlane: [
      {
        on: login,
        response: statusInstead(429, 302),
      },
    ],
  },
  'control-plane-service.one-limit-for-all': {
    violates: [checks.limitPerAddress],
    why: 'The limit counts the address of the proxy, which is that of everybody.',
    source: ['control-plane:control_plane/utils/rate_limit.py'],
    cause: causes.limitShared,
    controlPlane: [
      {
        on: login,
        request: (request) => {
          request.headers['x-forwarded-for'] = '10.0.0.1';
          return undefined;
        },
      },
    ],
  },
  'control-plane-service.headers-dropped': {
    violates: [checks.securityHeaders],
    why: 'A proxy replaces the headers of the service by its own.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: 'GET /health',
        response: ({ headers }) => {
          for (const name of [
            'x-frame-options',
            'content-security-policy',
            'x-content-type-options',
          ])
            delete headers[name];
        },
      },
    ],
  },
  'control-plane-service.limit-of-the-proxy-only': {
    violates: [checks.loginLimited],
    why: 'The service sees the address of its own proxy, which is exempt from the limit.',
    cause: causes.limitOff,
    controlPlane: [
      {
        on: login,
        request: withoutHeaders('x-forwarded-for'),
      },
    ],
  },
  'control-plane-service.one-counter': {
    violates: [checks.limitPerAddress],
    why: 'The limit has one counter for all addresses.',
    cause: causes.limitShared,
    controlPlane: [fromNth(11, login, refusal(429, 'Too many'))],
  },
});
