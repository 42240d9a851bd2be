import { answered, cookie, locationParameter } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import * as checks from './control-plane-login.checks.ts';
import { causes } from './control-plane-service.causes.ts';
import { replyWith, requests, seenToken, sessionAnyway } from './control-plane-service.steps.ts';

const { callback, login, tokenOf } = requests;

export const mutants = defineMutants({
  'control-plane-service.base-url': {
    violates: [checks.redirectUriExact],
    why: 'CONTROL_PLANE_BASE_URL has its default value, http://localhost:6001.',
    cause: causes.baseUrlWrong,
    controlPlane: [
      {
        on: login,
        response: locationParameter('redirect_uri', () => 'http://localhost:6001/auth/callback'),
      },
    ],
  },
  'control-plane-service.one-state': {
    violates: [checks.statePresent],
    why: 'A cache in front of the service gives every login the same redirect.',
    cause: causes.stateNotCompared,
    controlPlane: [
      { on: login, response: locationParameter('state', () => 'the-same-for-everybody') },
    ],
  },
  'control-plane-service.no-challenge': {
    violates: [checks.pkceChallenge],
    why: 'An older google-auth-oauthlib sends no challenge.',
    cause: causes.verifierOfAnotherObject,
    controlPlane: [{ on: login, response: locationParameter('code_challenge', () => undefined) }],
  },
  'control-plane-service.verifier-lost': {
    violates: [checks.pkceVerifierSent],
    why: 'The callback makes a new Flow, which does not know the verifier of the login.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.verifierOfAnotherObject,
    controlPlane: [
      {
        on: login,
        response: locationParameter(
          'code_challenge',
          () => 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        ),
      },
    ],
  },
  'control-plane-service.google-unreachable': {
    violates: [checks.employeeGetsIn, checks.pkceVerifierSent],
    why: 'Python does not trust the certificate of the proxy, so the keys of Google cannot be fetched.',
    cause: causes.googleNotReached,
    controlPlane: [
      {
        on: callback,
        response: answered({
          status: 502,
          headers: { 'content-type': 'application/json' },
          body: '{"detail":"Google is unreachable"}',
        }),
      },
    ],
  },
  'control-plane-service.cookies-for-scripts': {
    violates: [checks.cookieHttpOnly],
    why: 'A proxy sets the cookies again without HttpOnly.',
    cause: causes.cookieFlagsLost,
    controlPlane: changedCookies(/; *httponly/i, ''),
  },
  'control-plane-service.cookies-for-other-sites': {
    violates: [checks.cookieSameSite],
    why: 'SameSite was set to None, to embed the agents in the intranet.',
    cause: causes.cookieFlagsLost,
    controlPlane: changedCookies(/samesite=\w+/i, 'SameSite=None'),
  },
  'control-plane-service.cookies-not-secure': {
    violates: [checks.cookieSecure],
    why: 'ENVIRONMENT is not production, although people arrive over https.',
    cause: causes.cookieFlagsLost,
    controlPlane: changedCookies(/; *secure/i, ''),
  },
  'control-plane-service.session-id-kept': {
    violates: [checks.sessionIdRenewed],
    why: 'The session that the login began is the session of the person.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.sessionIdKept,
    controlPlane: [seenToken, sessionAnyway],
  },
  'control-plane-service.base-url-doubled': {
    violates: [checks.redirectUriExact],
    why: 'CONTROL_PLANE_BASE_URL already ends in /auth/callback.',
    cause: causes.baseUrlWrong,
    controlPlane: [
      { on: login, response: locationParameter('redirect_uri', (uri) => `${uri}/auth/callback`) },
    ],
  },
  'control-plane-service.short-state': {
    violates: [checks.statePresent],
    why: 'A fork uses a counter as state.',
    cause: causes.stateNotCompared,
    controlPlane: [{ on: login, response: locationParameter('state', (it) => it?.slice(0, 4)) }],
  },
  'control-plane-service.plain-challenge': {
    violates: [checks.pkceChallenge],
    why: 'A fork sends the verifier itself as challenge (RFC 7636, 7.2).',
    cause: causes.verifierOfAnotherObject,
    controlPlane: [
      { on: login, response: locationParameter('code_challenge_method', () => 'plain') },
    ],
  },
  'control-plane-service.session-dropped': {
    violates: [checks.employeeGetsIn],
    why: 'A proxy drops the cookie of the answer to the callback.',
    cause: causes.cookieFlagsLost,
    controlPlane: [{ on: callback, response: cookie(/^access_token$/, () => undefined) }],
  },
  'control-plane-service.token-cookie-for-scripts': {
    violates: [checks.cookieHttpOnly],
    why: 'The user interface reads the token from its cookie.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      { on: callback, response: cookie(/^access_token$/, (it) => it.replace(/; *httponly/i, '')) },
    ],
  },
  'control-plane-service.token-cookie-for-other-sites': {
    violates: [checks.cookieSameSite],
    why: 'The token must reach the dashboard in a frame.',
    cause: causes.cookieFlagsLost,
    controlPlane: [
      {
        on: callback,
        response: cookie(/^access_token$/, (it) => it.replace(/samesite=\w+/i, 'SameSite=None')),
      },
    ],
  },
  'control-plane-service.token-cookie-not-secure': {
    violates: [checks.cookieSecure],
    why: 'Secure depends on ENVIRONMENT, which is development here.',
    source: ['control-plane:control_plane/api/auth.py'],
    cause: causes.cookieFlagsLost,
    controlPlane: [
      { on: callback, response: cookie(/^access_token$/, (it) => it.replace(/; *secure/i, '')) },
    ],
  },
  'control-plane-service.session-id-shared': {
    violates: [checks.sessionIdRenewed],
    why: 'The id of the session is that of the login cookie, which is known before.',
    cause: causes.sessionIdKept,
    controlPlane: [
      seenToken,
      {
        on: tokenOf,
        request: ({ headers }, { memory }) => {
          const token = memory.get('token');
          return token && headers.cookie?.includes('session_id=') ? replyWith(token) : undefined;
        },
      },
    ],
  },
});

function changedCookies(attribute: RegExp, replacement: string): Rule[] {
  return [login, callback].map((on) => ({
    on,
    response: cookie(/./, (header) => header.replace(attribute, replacement)),
  }));
}
