import { answered, location, queryOf, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import * as checks from './control-plane-callback.checks.ts';
import { causes } from './control-plane-service.causes.ts';
import { requests, seenToken, sessionAnyway } from './control-plane-service.steps.ts';

const { callback, login } = requests;

/** The callback leads where the redirect parameter of its login asks; `target` is empty for the usual page. */
const leadsTo = (target: (redirect: string) => string): Rule[] => [
  {
    on: login,
    request: (request, { memory }) => {
      memory.set('target', target(queryOf(request, 'redirect') ?? ''));
      return undefined;
    },
  },
  {
    on: callback,
    response: ({ headers }, { memory }) => {
      const wanted = memory.get('target');
      if (headers.location && wanted) headers.location = String(wanted);
    },
  },
];

export const mutants = defineMutants({
  'control-plane-service.state-unread': {
    violates: [
      checks.stateCompared,
      checks.stateRequired,
      checks.foreignCallbackRefused,
      checks.callbackOnce,
      checks.outsiderNoSession,
    ],
    why: 'The callback looks whether a login is pending, and not which one.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.stateNotCompared,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.redirect-followed-anywhere': {
    violates: [checks.redirectConfined],
    why: 'The redirect parameter is stored and followed as it is.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.redirectNotConfined,
    controlPlane: leadsTo((redirect) => redirect),
  },
  'control-plane-service.redirect-forgotten': {
    violates: [checks.redirectFollowed],
    why: 'A proxy drops the cookie of the login, so the target is forgotten.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      {
        on: callback,
        response: ({ headers }) => {
          if (headers.location) headers.location = '/';
        },
      },
    ],
  },
  'control-plane-service.refusals-as-errors': {
    violates: [checks.outsiderForbidden, checks.cancelledNoError],
    why: 'The callback catches its own 403 and answers 500.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.refusalCaughtAsError,
    controlPlane: [
      {
        on: callback,
        response: (response) => {
          if (response.status >= 400) response.status = 500;
        },
      },
    ],
  },
  'control-plane-service.error-as-html': {
    violates: [checks.errorAsText],
    why: 'A proxy shows an error page with the query of the request.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: callback,
        request: (request) => {
          const error = queryOf(request, 'error');
          return error?.includes('<')
            ? { status: 400, headers: { 'content-type': 'text/html' }, body: `<p>${error}</p>` }
            : undefined;
        },
      },
    ],
  },
  'control-plane-service.older-replica': {
    violates: [
      checks.stateCompared,
      checks.stateRequired,
      checks.foreignCallbackRefused,
      checks.callbackOnce,
      checks.outsiderNoSession,
    ],
    why: 'One of two replicas runs an older image, which accepts every callback.',
    cause: causes.stateNotCompared,
    controlPlane: [
      seenToken,
      sessionAnyway,
      {
        on: callback,
        response: (response, play) => {
          if (response.status >= 400)
            answered({ status: 302, headers: { location: '/' } })(response, play);
        },
      },
    ],
  },
  'control-plane-service.redirect-without-scheme': {
    violates: [checks.redirectConfined],
    why: 'Only addresses with a scheme are compared with the allowed origins.',
    cause: causes.redirectNotConfined,
    controlPlane: leadsTo((redirect) =>
      /^[/\\]{2}|^\/\\/.test(redirect) ? '//evil.example/' : '',
    ),
  },
  'control-plane-service.redirect-to-start': {
    violates: [checks.redirectFollowed],
    why: 'A proxy rewrites every redirect to the start page.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      {
        on: callback,
        response: location(({ origin }) => `${origin}/?from=login`),
      },
    ],
  },
  'control-plane-service.outsider-sent-home': {
    violates: [checks.outsiderForbidden],
    why: 'A gateway replaces every refusal by a redirect to the start page.',
    cause: causes.refusalCaughtAsError,
    controlPlane: [
      {
        on: callback,
        response: (response, play) => {
          if (response.status === 403)
            answered({ status: 302, headers: { location: '/' } })(response, play);
        },
      },
    ],
  },
  'control-plane-service.cancelled-as-error': {
    violates: [checks.cancelledNoError],
    why: 'The library raises for an error in the address, and nobody catches it.',
    cause: causes.refusalCaughtAsError,
    controlPlane: [
      {
        on: callback,
        request: (request, play) =>
          request.url.includes('error=')
            ? refuse(500, '{"detail":"Authentication failed"}', 'application/json')(request, play)
            : undefined,
      },
    ],
  },
  'control-plane-service.error-page-of-gateway': {
    violates: [checks.errorAsText],
    why: 'A gateway shows the description of the error on its own page.',
    cause: causes.pageOfTheProxy,
    controlPlane: [
      {
        on: callback,
        request: (request) => {
          const text = queryOf(request, 'error_description');
          const body = `<!doctype html><h1>Login failed</h1>${text}`;
          return text?.includes('<')
            ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
            : undefined;
        },
      },
    ],
  },
});
