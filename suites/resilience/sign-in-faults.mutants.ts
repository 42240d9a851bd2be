import { type SignOnName, signOnNames, signOns } from '../../fixtures/librechat/sign-ons.ts';
import { answered, fromNth } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';
import { bareError, onCallback, whenRefused } from '../../fixtures/saboteur/sso.ts';
import { loggedOut, unavailable } from './after-faults.ts';
import { causes, controlPlane, google } from './sign-in-faults.checks.ts';

const startOf = (provider: SignOnName) => `GET ${signOns[provider].loginPath}`;

/** After a login that failed, a proxy answers for the beginning of each further one. */
function startBrokenByFailure(provider: SignOnName): Rule[] {
  return [
    ...whenRefused(provider, (_, { memory }) => memory.set('failed', true)),
    {
      on: startOf(provider),
      request: (_, { memory }) => (memory.get('failed') ? unavailable : undefined),
    },
  ];
}

const said = [
  google.goneSaid,
  google.resetSaid,
  controlPlane.goneSaid,
  controlPlane.resetSaid,
] as const;
const inside = [
  google.goneInside,
  google.hangingInside,
  controlPlane.goneInside,
  controlPlane.hangingInside,
] as const;

export const mutants = defineMutants({
  'sign-in-faults.bare-error': {
    violates: said,
    cause: causes.errorNotHandled,
    why: 'The callback answers 500 for every error of the network.',
    traffic: signOnNames.flatMap((name) => whenRefused(name, bareError)),
  },
  'sign-in-faults.silent': {
    violates: said,
    cause: causes.reasonLost,
    why: 'A proxy drops the query of redirects, so the person sees no message.',
    traffic: signOnNames.flatMap((name) =>
      whenRefused(name, (response, play) =>
        answered({ status: 302, headers: { location: `${play.origin}/login` } })(response, play),
      ),
    ),
  },
  'sign-in-faults.renewal-asks-provider': {
    violates: inside,
    cause: causes.insideAsked,
    why: 'With OPENID_REUSE_TOKENS=true LibreChat renews a session at the provider, and ends it when that fails.',
    traffic: [fromNth(2, 'POST /api/auth/refresh', loggedOut)],
  },
  'sign-in-faults.list-asks-provider': {
    violates: inside,
    cause: causes.insideAsked,
    why: 'A proxy with authentication of its own asks the provider for every request.',
    traffic: [{ on: 'GET /api/convos', request: () => unavailable }],
  },
  'sign-in-faults.start-broken': {
    violates: [
      google.backAfterGone,
      google.backAfterReset,
      controlPlane.backAfterGone,
      controlPlane.backAfterReset,
    ],
    cause: causes.notBack,
    why: 'A proxy keeps an error of /oauth in its cache after the outage.',
    traffic: signOnNames.flatMap(startBrokenByFailure),
  },
  'sign-in-faults.hanging-blocks': {
    violates: [google.backAfterHanging, controlPlane.backAfterHanging],
    cause: causes.notBack,
    why: 'The login that hangs holds the only connection of the pool.',
    traffic: signOnNames.map((name) => fromNth(2, startOf(name), unavailable)),
  },
  'sign-in-faults.proxy-gives-up': {
    violates: [google.slowWorks, controlPlane.slowWorks],
    cause: causes.errorOfProxy,
    why: 'A proxy waits for the callback only ten seconds.',
    traffic: signOnNames.flatMap((name) =>
      onCallback(name, answered({ status: 504, body: 'Gateway Time-out' })),
    ),
  },
  'sign-in-faults.strategy-gives-up': {
    violates: [google.slowWorks, controlPlane.slowWorks],
    cause: causes.errorNotHandled,
    why: 'A fork gives requests to the provider three seconds, and has no handler for the time-out.',
    traffic: signOnNames.flatMap((name) => onCallback(name, bareError)),
  },
});
