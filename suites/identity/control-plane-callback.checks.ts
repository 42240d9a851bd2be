import { defineCheck } from '../../fixtures/checks/types.ts';
import { causes } from './control-plane-service.causes.ts';

const common = { requirement: 'controlPlane', needs: ['doubles', 'controlPlane'] } as const;
const must = { ...common, level: 'MUST' } as const;
const refusal = { ...must, refusal: true } as const;

export const stateCompared = defineCheck({
  ...refusal,
  id: 'insightmesh.state-compared',
  text: 'A callback with another state than the one of this login opens no session.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
  causes: [causes.stateNotCompared],
});

export const stateRequired = defineCheck({
  ...refusal,
  id: 'insightmesh.state-required',
  text: 'A callback without state opens no session.',
  source: ['rfc6749/10.12', 'rfc9700/4.7.1'],
  causes: [causes.stateNotCompared],
});

export const foreignCallbackRefused = defineCheck({
  ...refusal,
  id: 'insightmesh.foreign-callback-refused',
  text: 'The callback of another browser signs nobody in, although a login is pending in this one.',
  source: ['rfc9700/4.7', 'rfc6819/4.4.1.8'],
  causes: [causes.stateNotCompared],
});

export const callbackOnce = defineCheck({
  ...refusal,
  id: 'insightmesh.callback-once',
  text: 'A callback that was used opens no second session.',
  source: ['rfc6749/4.1.2', 'rfc9700/4.5'],
  causes: [causes.stateNotCompared],
});

export const redirectConfined = defineCheck({
  ...refusal,
  id: 'insightmesh.redirect-confined',
  text: 'A login never leads to an origin that is not allowed, however the address is written.',
  source: ['rfc9700/4.11', 'asvs/3.7.2'],
  causes: [causes.redirectNotConfined],
});

export const redirectFollowed = defineCheck({
  ...must,
  id: 'insightmesh.redirect-followed',
  text: 'A login leads back to the page of the service from which it came.',
  source: ['control-plane:control_plane/api/auth.py'],
  causes: [causes.googleNotReached, causes.cookieFlagsLost],
});

export const outsiderForbidden = defineCheck({
  ...refusal,
  id: 'insightmesh.outsider-forbidden',
  text: 'Somebody of another domain gets 403, and no error of the server.',
  source: ['rfc9110/15.5.4', 'control-plane:control_plane/api/auth.py'],
  causes: [causes.refusalCaughtAsError],
});

export const outsiderNoSession = defineCheck({
  ...refusal,
  id: 'insightmesh.outsider-no-session',
  text: 'Somebody of another domain has no session afterwards.',
  source: ['plan/sso'],
  causes: [causes.stateNotCompared],
});

export const cancelledNoError = defineCheck({
  ...refusal,
  id: 'insightmesh.cancelled-no-error',
  text: 'A person who cancels at Google gets no error of the server, and no session.',
  source: ['rfc6749/4.1.2.1'],
  causes: [causes.refusalCaughtAsError],
});

export const errorAsText = defineCheck({
  ...must,
  id: 'insightmesh.error-as-text',
  text: 'An error in the address of a callback is never answered as HTML.',
  source: ['asvs/1.2.1', 'rfc6749/4.1.2.1'],
  causes: [causes.pageOfTheProxy],
});
