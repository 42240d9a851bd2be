import { defineCheck } from '../../fixtures/checks/types.ts';
import { causes } from './control-plane-service.causes.ts';

const common = { requirement: 'controlPlane', needs: ['doubles', 'controlPlane'] } as const;
const must = { ...common, level: 'MUST' } as const;
const should = { ...common, level: 'SHOULD' } as const;

export const redirectUriExact = defineCheck({
  ...must,
  id: 'insightmesh.redirect-uri-exact',
  text: '/auth/login asks Google for a code with the redirect URI <origin>/auth/callback exactly.',
  source: ['rfc6749/3.1.2', 'rfc9700/2.1'],
  causes: [causes.baseUrlWrong, causes.serviceDown],
});

export const statePresent = defineCheck({
  ...must,
  id: 'insightmesh.state-present',
  text: 'Each login carries a state of its own that nobody can guess.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
  causes: [causes.stateNotCompared],
});

export const pkceChallenge = defineCheck({
  ...should,
  id: 'insightmesh.pkce-s256',
  text: 'The authorization request carries a PKCE challenge with method S256.',
  source: ['rfc7636/4.3', 'rfc9700/2.1.1'],
  causes: [causes.verifierOfAnotherObject],
});

export const pkceVerifierSent = defineCheck({
  ...must,
  id: 'insightmesh.pkce-verifier-sent',
  text: 'Where the login sent a PKCE challenge, the callback sends its verifier, so that Google gives a token.',
  source: ['rfc7636/4.5'],
  causes: [causes.verifierOfAnotherObject, causes.googleNotReached],
});

export const employeeGetsIn = defineCheck({
  ...must,
  id: 'insightmesh.employee-gets-in',
  text: 'An employee who signs in at Google has a session afterwards.',
  source: ['plan/oauth', 'control-plane:control_plane/api/auth.py'],
  causes: [causes.googleNotReached, causes.cookieFlagsLost],
});

export const cookieHttpOnly = defineCheck({
  ...must,
  id: 'insightmesh.cookie-http-only',
  text: 'The cookies of a session are HttpOnly.',
  source: ['rfc6265bis/4.1.2.6', 'asvs/3.3'],
  causes: [causes.cookieFlagsLost],
});

export const cookieSameSite = defineCheck({
  ...must,
  id: 'insightmesh.cookie-same-site',
  text: 'The cookies of a session are SameSite Lax or Strict.',
  source: ['rfc6265bis/4.1.2.7', 'asvs/3.3'],
  causes: [causes.cookieFlagsLost],
});

export const cookieSecure = defineCheck({
  ...must,
  id: 'insightmesh.cookie-secure-fits-scheme',
  text: 'The cookies of a session are Secure where the service is reached over https, and only there.',
  source: ['rfc6265bis/4.1.2.5', 'asvs/3.3'],
  causes: [causes.cookieFlagsLost],
});

export const sessionIdRenewed = defineCheck({
  ...must,
  id: 'insightmesh.session-id-renewed',
  text: 'A login gives the browser credentials that it did not have before: an id of an earlier session opens nothing.',
  source: ['asvs/7.2.4'],
  causes: [causes.sessionIdKept],
});
