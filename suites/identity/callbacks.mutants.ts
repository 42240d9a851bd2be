import { type SignOnName, signOns } from '../../fixtures/librechat/sign-ons.ts';
import { location, locationParameter, script } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  bareError,
  onCallback,
  onRefusal,
  onStart,
  opensSessionFirst,
  whenRefused,
} from '../../fixtures/saboteur/sso.ts';
import * as checks from './callbacks.checks.ts';
import { loginCauses } from './login-causes.ts';

const evil = 'https://evil.example/';
const callbackPath = (provider: string) => `${evil}oauth/${provider}/callback`;

export const mutants = defineMutants({
  'callbacks.google-state-ignored': {
    violates: [
      checks.googleStateChanged,
      checks.googleStateMissing,
      checks.googleForeignWhilePending,
    ],
    why: 'LibreChat registers its Google strategy without state.',
    cause: loginCauses.stateNotBound,
    traffic: admitsTheRefused('google'),
  },
  'callbacks.openid-state-ignored': {
    violates: [
      checks.openidStateChanged,
      checks.openidStateMissing,
      checks.openidForeignWhilePending,
      checks.openidStateAloneDecides,
    ],
    why: 'A modified strategy takes the code from the address and does not compare the state.',
    cause: loginCauses.stateNotBound,
    traffic: admitsTheRefused('openid'),
  },
  'callbacks.google-code-replayed': {
    violates: [checks.googleOnce, checks.googleOfOtherProvider],
    why: 'A modified strategy caches the person of a code, and a second use opens a second session.',
    cause: loginCauses.loginAccepted,
    traffic: admitsTheRefused('google'),
  },
  'callbacks.openid-code-replayed': {
    violates: [checks.openidOnce, checks.openidOfOtherProvider],
    why: 'A modified strategy caches the person of a code, and a second use opens a second session.',
    cause: loginCauses.loginAccepted,
    traffic: admitsTheRefused('openid'),
  },
  'callbacks.google-error-echoed': {
    violates: [checks.googleErrorAsText],
    why: 'A fork shows the error of the provider as it is.',
    cause: loginCauses.errorEchoed,
    traffic: echoed('google'),
  },
  'callbacks.openid-error-echoed': {
    violates: [checks.openidErrorAsText],
    why: 'A fork shows the error of the provider as it is.',
    cause: loginCauses.errorEchoed,
    traffic: echoed('openid'),
  },
  'callbacks.google-error-bare': {
    violates: [checks.googleErrorUnknown],
    why: 'The strategy knows access_denied alone; every other error is a bare 500.',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('google', bareError),
  },
  'callbacks.openid-error-bare': {
    violates: [checks.openidErrorUnknown],
    why: 'The strategy knows access_denied alone; every other error is a bare 500.',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('openid', bareError),
  },
  'callbacks.google-host-trusted': {
    violates: [checks.googleHostIgnored],
    why: 'A fork makes the redirect URI from X-Forwarded-Host, to serve several host names.',
    cause: loginCauses.hostHeaderTrusted,
    traffic: onStart('google', (response, play) => {
      if (response.asked['x-forwarded-host'])
        locationParameter('redirect_uri', () => callbackPath('google'))(response, play);
    }),
  },
  'callbacks.openid-host-trusted': {
    violates: [checks.openidHostIgnored],
    why: 'A proxy writes the redirect after a login from X-Forwarded-Host.',
    cause: loginCauses.hostHeaderTrusted,
    traffic: onCallback('openid', (response) => {
      if (response.asked['x-forwarded-host']) response.headers.location = evil;
    }),
  },
  'callbacks.return-followed': {
    violates: [checks.returnConfined],
    why: 'A script added by the operator follows returnTo, for deep links from the intranet.',
    cause: loginCauses.redirectNotConfined,
    traffic: [
      script(
        () => `{
          const to = new URLSearchParams(location.search).get('returnTo');
          if (to) location.assign(to);
        }`,
      ),
    ],
  },
  'callbacks.google-session-first': {
    violates: [
      checks.googleStateChanged,
      checks.googleStateMissing,
      checks.googleForeignWhilePending,
      checks.googleOnce,
      checks.googleOfOtherProvider,
    ],
    why: 'The session is opened before the callback is checked; only the redirect says no.',
    cause: loginCauses.stateNotBound,
    traffic: opensSessionFirst('google'),
  },
  'callbacks.openid-session-first': {
    violates: [
      checks.openidStateChanged,
      checks.openidStateMissing,
      checks.openidForeignWhilePending,
      checks.openidStateAloneDecides,
      checks.openidOnce,
      checks.openidOfOtherProvider,
    ],
    why: 'The session is opened before the callback is checked; only the redirect says no.',
    cause: loginCauses.stateNotBound,
    traffic: opensSessionFirst('openid'),
  },
  'callbacks.google-error-on-gateway-page': {
    violates: [checks.googleErrorAsText],
    why: 'A gateway shows the description of the error on its own page.',
    cause: loginCauses.errorEchoed,
    traffic: echoed('google', 200, 'error_description'),
  },
  'callbacks.openid-error-on-gateway-page': {
    violates: [checks.openidErrorAsText],
    why: 'A gateway shows the description of the error on its own page.',
    cause: loginCauses.errorEchoed,
    traffic: echoed('openid', 200, 'error_description'),
  },
  'callbacks.google-error-silent': {
    violates: [checks.googleErrorUnknown],
    why: 'A proxy drops the query of redirects, so the person sees no message.',
    cause: loginCauses.refusalLosesReason,
    traffic: onRefusal(
      'google',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'callbacks.openid-error-silent': {
    violates: [checks.openidErrorUnknown],
    why: 'A proxy drops the query of redirects, so the person sees no message.',
    cause: loginCauses.refusalLosesReason,
    traffic: onRefusal(
      'openid',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'callbacks.google-end-by-host': {
    violates: [checks.googleHostIgnored],
    why: 'A proxy writes the redirect after a login from X-Forwarded-Host.',
    cause: loginCauses.hostHeaderTrusted,
    traffic: onCallback('google', (response) => {
      if (response.asked['x-forwarded-host']) response.headers.location = evil;
    }),
  },
  'callbacks.openid-redirect-uri-by-host': {
    violates: [checks.openidHostIgnored],
    why: 'A fork makes the redirect URI from X-Forwarded-Host, to serve several host names.',
    cause: loginCauses.hostHeaderTrusted,
    traffic: onStart('openid', (response, play) => {
      if (response.asked['x-forwarded-host'])
        locationParameter('redirect_uri', () => callbackPath('openid'))(response, play);
    }),
  },
  'callbacks.redirect-to-followed': {
    violates: [checks.returnConfined],
    why: 'A gateway answers deep links of the intranet with a redirect to redirect_to.',
    cause: loginCauses.redirectNotConfined,
    traffic: [
      {
        on: 'GET /login',
        request: ({ url }) => {
          const to = new URL(url, evil).searchParams.get('redirect_to');
          return to?.includes('evil') ? { status: 302, headers: { location: evil } } : undefined;
        },
      },
    ],
  },
});

/** The callback answers the error in its address as HTML. */
function echoed(provider: SignOnName, status = 400, parameter = 'error') {
  return [
    {
      on: `GET ${signOns[provider].callbackPath}`,
      request: ({ url }: { readonly url: string }) => {
        const error = new URL(url, evil).searchParams.get(parameter);
        return error?.includes('<')
          ? { status, headers: { 'content-type': 'text/html' }, body: `<p>${error}</p>` }
          : undefined;
      },
    },
  ];
}
