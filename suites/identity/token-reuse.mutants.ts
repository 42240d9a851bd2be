import { answered, json } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { causes, logOutIdTokenHint, renewedAtControlPlane } from './token-reuse.checks.ts';

/** The address to which a log-out sends the page. */
function endSession(change: (url: URL) => void): Rule[] {
  return [
    {
      on: 'POST /api/auth/logout',
      response: json((it) => {
        const url = new URL(it.redirect);
        change(url);
        return { ...it, redirect: url.href };
      }),
    },
  ];
}

export const mutants = defineMutants({
  'reuse.refused-by-provider': {
    violates: [renewedAtControlPlane],
    cause: causes.refreshTokenRefused,
    why: 'The provider refuses the refresh token: the client may not use that grant.',
    traffic: [
      {
        on: 'POST /api/auth/refresh',
        response: answered({ status: 403, body: 'Invalid OpenID refresh token' }),
      },
    ],
  },
  'reuse.switched-off': {
    violates: [renewedAtControlPlane],
    cause: causes.reuseSwitchedOff,
    why: 'OPENID_REUSE_TOKENS was lost in a new .env, so LibreChat renews its own tokens and does not notice that the account is locked at the Control Plane.',
    deployment: { environment: { OPENID_REUSE_TOKENS: 'false' } },
  },
  'reuse.hint-lost': {
    violates: [logOutIdTokenHint],
    cause: causes.idTokenLost,
    why: 'The renewed session has no ID token (danny-avila/LibreChat 4238dd447).',
    traffic: endSession((url) => url.searchParams.delete('id_token_hint')),
  },
  'reuse.hint-is-access-token': {
    violates: [logOutIdTokenHint],
    cause: causes.otherTokenSent,
    why: 'The access token, which is opaque, is sent in place of the ID token.',
    traffic: endSession((url) => url.searchParams.set('id_token_hint', 'an-opaque-access-token')),
  },
});
