import { type SignOnName, signOns } from '../../fixtures/librechat/sign-ons.ts';
import { location, locationParameter, script } from '../../fixtures/saboteur/changes.ts';
import { defineMutants, type MutantDefinition } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  bareError,
  ofEverySignOn,
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
      checks.stateChanged.google,
      checks.stateMissing.google,
      checks.foreignWhilePending.google,
    ],
    why: 'LibreChat registers its Google strategy without state.',
    cause: loginCauses.stateNotBound,
    traffic: admitsTheRefused('google'),
  },
  'callbacks.openid-state-ignored': {
    violates: [
      checks.stateChanged.openid,
      checks.stateMissing.openid,
      checks.foreignWhilePending.openid,
      checks.openidStateAloneDecides,
    ],
    why: 'A modified strategy takes the code from the address and does not compare the state.',
    cause: loginCauses.stateNotBound,
    traffic: admitsTheRefused('openid'),
  },
  'callbacks.google-host-trusted': redirectUriByHost('google'),
  'callbacks.openid-host-trusted': endByHost('openid'),
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
      checks.stateChanged.google,
      checks.stateMissing.google,
      checks.foreignWhilePending.google,
      checks.once.google,
      checks.ofOtherProvider.google,
    ],
    why: 'The session is opened before the callback is checked; only the redirect says no.',
    cause: loginCauses.stateNotBound,
    traffic: opensSessionFirst('google'),
  },
  'callbacks.openid-session-first': {
    violates: [
      checks.stateChanged.openid,
      checks.stateMissing.openid,
      checks.foreignWhilePending.openid,
      checks.openidStateAloneDecides,
      checks.once.openid,
      checks.ofOtherProvider.openid,
    ],
    why: 'The session is opened before the callback is checked; only the redirect says no.',
    cause: loginCauses.stateNotBound,
    traffic: opensSessionFirst('openid'),
  },
  'callbacks.google-end-by-host': endByHost('google'),
  'callbacks.openid-redirect-uri-by-host': redirectUriByHost('openid'),
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
  ...ofEverySignOn({
    'callbacks.*-code-replayed': (provider) => ({
      violates: [checks.once[provider], checks.ofOtherProvider[provider]],
      why: 'A modified strategy caches the person of a code, and a second use opens a second session.',
      cause: loginCauses.loginAccepted,
      traffic: admitsTheRefused(provider),
    }),
    'callbacks.*-error-echoed': (provider) => ({
      violates: [checks.errorAsText[provider]],
      why: 'A fork shows the error of the provider as it is.',
      cause: loginCauses.errorEchoed,
      traffic: echoed(provider),
    }),
    'callbacks.*-error-bare': (provider) => ({
      violates: [checks.errorUnknown[provider]],
      why: 'The strategy knows access_denied alone; every other error is a bare 500.',
      cause: loginCauses.errorHandlerMissing,
      traffic: whenRefused(provider, bareError),
    }),
    'callbacks.*-error-on-gateway-page': (provider) => ({
      violates: [checks.errorAsText[provider]],
      why: 'A gateway shows the description of the error on its own page.',
      cause: loginCauses.errorEchoed,
      traffic: echoed(provider, 200, 'error_description'),
    }),
    'callbacks.*-error-silent': (provider) => ({
      violates: [checks.errorUnknown[provider]],
      why: 'A proxy drops the query of redirects, so the person sees no message.',
      cause: loginCauses.refusalLosesReason,
      traffic: onRefusal(
        provider,
        location((_, { origin }) => `${origin}/login`),
      ),
    }),
  }),
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

/** The authorization request follows an invented host. */
function redirectUriByHost(provider: SignOnName): MutantDefinition {
  return {
    violates: [checks.hostIgnored[provider]],
    why: 'A fork makes the redirect URI from X-Forwarded-Host, to serve several host names.',
    cause: loginCauses.hostHeaderTrusted,
    traffic: onStart(provider, (response, play) => {
      if (response.asked['x-forwarded-host'])
        locationParameter('redirect_uri', () => callbackPath(provider))(response, play);
    }),
  };
}

/** The end of a login follows an invented host. */
function endByHost(provider: SignOnName): MutantDefinition {
  return {
    violates: [checks.hostIgnored[provider]],
    why: 'A proxy writes the redirect after a login from X-Forwarded-Host.',
    cause: loginCauses.hostHeaderTrusted,
    traffic: onCallback(provider, (response) => {
      if (response.asked['x-forwarded-host']) response.headers.location = evil;
    }),
  };
}
