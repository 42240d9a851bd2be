import { answered, location } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  bareError,
  ofEverySignOn,
  onCallback,
  whenAdmitted,
  whenRefused,
} from '../../fixtures/saboteur/sso.ts';
import { loginCauses } from './login-causes.ts';
import * as checks from './login-failures.checks.ts';

const ofGoogle = [
  checks.tokenRefused.google,
  checks.tokenError.google,
  checks.tokenNonsense.google,
  checks.tokenCut.google,
  checks.googleUserinfoError,
] as const;
const ofOpenId = [
  checks.tokenRefused.openid,
  checks.tokenError.openid,
  checks.tokenNonsense.openid,
  checks.tokenCut.openid,
  checks.openidIdTokenMissing,
  checks.openidCancelled,
] as const;
const ofIdToken = [
  checks.idTokenExpired,
  checks.idTokenOfOtherAudience,
  checks.idTokenOfOtherIssuer,
] as const;
export const mutants = defineMutants({
  'login-failures.google-bare-error': {
    violates: ofGoogle,
    why: 'The callback of Google answers 500 for every error of the strategy.',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('google', bareError),
  },
  'login-failures.google-waits': {
    violates: [checks.tokenNever.google],
    why: 'The strategy waits for the token without a limit, until a proxy in front gives up with 504.',
    source: ['librechat:api/strategies/googleStrategy.js'],
    cause: loginCauses.waitsForProvider,
    traffic: whenRefused('google', answered({ status: 504, body: 'Gateway Time-out' })),
  },
  'login-failures.openid-waits': {
    violates: [checks.tokenNever.openid],
    why: 'The OpenID client waits longer than the proxy in front, which gives up with 504.',
    cause: loginCauses.waitsForProvider,
    traffic: whenRefused('openid', answered({ status: 504, body: 'Gateway Time-out' })),
  },
  'login-failures.never-bare-error': {
    violates: [checks.tokenNever.google, checks.tokenNever.openid],
    why: 'The time-out of the strategy ends on the bare 500 page of Express.',
    cause: loginCauses.errorHandlerMissing,
    traffic: [...whenRefused('google', bareError), ...whenRefused('openid', bareError)],
  },
  'login-failures.google-admitted': {
    violates: ofGoogle,
    why: 'A modified strategy opens the session before the token is there.',
    cause: loginCauses.loginAccepted,
    traffic: admitsTheRefused('google'),
  },
  'login-failures.openid-bare-error': {
    violates: [...ofOpenId, ...ofIdToken],
    why: 'Until v0.8.6 every protocol error of the OpenID client ended on a bare 500 (fixed by 317b8dfbd).',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('openid', bareError),
  },
  'login-failures.openid-elsewhere': {
    violates: [...ofOpenId, ...ofIdToken],
    why: 'DOMAIN_CLIENT has its default value, so a refused login leads to another host.',
    cause: loginCauses.refusalToOtherPage,
    traffic: whenRefused(
      'openid',
      location((url) => Object.assign(url, { host: 'elsewhere.example' })),
    ),
  },
  'login-failures.openid-silent': {
    violates: ofOpenId,
    why: 'A proxy drops the query of redirects, so the person sees no message.',
    cause: loginCauses.refusalLosesReason,
    traffic: whenRefused(
      'openid',
      location((_, { origin }) => `${origin}/login`),
    ),
  },
  'login-failures.id-token-unread': {
    violates: ofIdToken,
    why: 'A modified strategy decodes the ID token without verifying it.',
    cause: loginCauses.idTokenNotVerified,
    traffic: admitsTheRefused('openid'),
  },
  'login-failures.no-clock-tolerance': {
    violates: [checks.clockAhead, checks.clockBehind],
    why: 'A modified strategy compares iat with a clock that differs.',
    cause: loginCauses.clockToleranceMissing,
    traffic: whenAdmitted('openid', (response, play) => {
      play.log('error: [openidStrategy] JWT not yet valid: iat is in the future');
      bareError(response, play);
    }),
  },
  'login-failures.clocks-compared-exactly': {
    violates: [checks.clockAhead, checks.clockBehind],
    why: 'A fork compares the times of the ID token with its own clock to the second.',
    cause: loginCauses.clockToleranceMissing,
    traffic: whenAdmitted('openid', (response, play) => {
      play.log('error: [openidStrategy] JWT claim iat is not in the past');
      answered({ status: 302, headers: { location: `${play.origin}/login?error=auth_failed` } })(
        response,
        play,
      );
    }),
  },
  ...ofEverySignOn({
    'login-failures.proxy-gives-up-on-*': (provider) => ({
      violates: [checks.tokenLate[provider]],
      why: 'A proxy in front waits only three seconds (proxy_read_timeout).',
      cause: loginCauses.providerSlow,
      traffic: onCallback(provider, answered({ status: 504, body: '504 Gateway Time-out' })),
    }),
    'login-failures.*-impatient': (provider) => ({
      violates: [checks.tokenLate[provider]],
      why: 'The request for the token has a time-out of three seconds, and nobody handles its error.',
      cause: loginCauses.errorHandlerMissing,
      traffic: whenAdmitted(provider, bareError),
    }),
  }),
});
