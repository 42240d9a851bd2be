import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { tokenCauses } from './token-causes.ts';

export const causes = defineCauses({
  tokenOutlivesLogout: {
    text: 'Access tokens are not revoked at log-out: they stay valid until they expire.',
    fix: 'Shorten SESSION_EXPIRY, or add a list of revoked tokens.',
    shownBy: /status of GET \/api\/user[\s\S]*Received: +200/,
  },
  tokenInAddress: {
    text: 'A fork or a script puts the access token into an address, where logs and other sites see it.',
    fix: 'Send tokens in the Authorization header alone.',
    shownBy: /addresses with a token/,
  },
  statusRewritten: {
    text: 'A gateway turns 401 into another status, so the page does not renew its token.',
    fix: 'Pass the status of LibreChat on unchanged.',
    shownBy: /forged tokens[\s\S]* 403"/,
  },
});

const must = { requirement: 'sessions', level: 'MUST', needs: ['doubles'] } as const;
const refusal = { ...must, refusal: true } as const;

const bearer = {
  ...refusal,
  requirement: 'accessControl',
  source: ['rfc6750/3.1', 'rfc8725/3.1'],
} as const;

export const bearerForeign = defineCheck({
  ...bearer,
  id: 'sessions.bearer.foreign',
  text: 'An access token that somebody else signed is answered with 401.',
  causes: [tokenCauses.signatureNotVerified, causes.statusRewritten],
});

export const bearerUnsigned = defineCheck({
  ...bearer,
  id: 'sessions.bearer.unsigned',
  text: 'An access token without a signature (alg none) is answered with 401.',
  source: ['rfc8725/2.1'],
  causes: [tokenCauses.signatureNotVerified, causes.statusRewritten],
});

export const bearerPublished = defineCheck({
  ...bearer,
  id: 'sessions.bearer.published-secret',
  text: 'An access token signed with the secret of .env.example is answered with 401.',
  source: ['librechat:.env.example', 'rfc8725/3.5'],
  causes: [tokenCauses.signatureNotVerified, tokenCauses.secretPublished, causes.statusRewritten],
});

export const bearerExpired = defineCheck({
  ...bearer,
  id: 'sessions.bearer.expired',
  text: 'An expired access token is answered with 401.',
  source: ['rfc7519/4.1.4'],
  causes: [tokenCauses.signatureNotVerified, causes.statusRewritten],
});

export const bearerAfterLogout = defineCheck({
  ...refusal,
  requirement: 'logout',
  level: 'SHOULD',
  id: 'logout.bearer-refused',
  text: 'After log-out, the access token of that session is answered with 401.',
  source: ['asvs/7.4.1'],
  causes: [causes.tokenOutlivesLogout],
});

export const tokenNotInAddress = defineCheck({
  ...must,
  id: 'sessions.token-not-in-address',
  text: 'No address that the page asks for contains the access token.',
  source: ['rfc6750/2.1', 'asvs/14.3.1'],
  causes: [causes.tokenInAddress],
});
