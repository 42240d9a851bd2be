import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

export const causes = defineCauses({
  accountByEmail: {
    text: 'The strategy finds the account by its e-mail address, whoever the provider says the person is.',
    fix: 'Bind accounts to the subject of the provider; refuse another subject with the same address.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true|owner/,
  },
  subjectIgnored: {
    text: 'The strategy looks for the address alone, so a changed address makes a second account.',
    fix: 'Look for the subject first, and update the address of that account.',
    shownBy: /accounts of this person/,
  },
});

const google = { requirement: 'google', level: 'MUST' } as const;
const openid = { requirement: 'controlPlane', level: 'MUST' } as const;
const stored = { needs: ['doubles', 'database'] } as const;
const refusal = { ...stored, refusal: true } as const;

const takeover = {
  ...refusal,
  source: ['openid/Core 1.0, 5.7', 'librechat#6228'],
  causes: [causes.accountByEmail, loginCauses.errorHandlerMissing, loginCauses.refusalLosesReason],
} as const;

export const otherSubject = {
  google: defineCheck({
    ...google,
    ...takeover,
    id: 'oauth.google.who.other-subject',
    text: 'Another Google account with the address of somebody who is known does not enter their account.',
    source: ['openid/Core 1.0, 5.7', 'librechat:api/strategies/socialLogin.js'],
  }),
  openid: defineCheck({
    ...openid,
    ...takeover,
    id: 'oauth.openid.who.other-subject',
    text: 'Another account of the Control Plane with the address of somebody who is known does not enter their account.',
  }),
};

export const ofOtherProvider = {
  google: defineCheck({
    ...google,
    ...takeover,
    id: 'oauth.google.who.account-of-other-provider',
    text: 'Somebody who signed in through the Control Plane before and now comes through Google ends at the login page, which says that it failed.',
  }),
  openid: defineCheck({
    ...openid,
    ...takeover,
    id: 'oauth.openid.who.account-of-other-provider',
    text: 'Somebody who signed in through Google before and now comes through the Control Plane ends at the login page, which says that it failed.',
  }),
};

const ofOnePerson = {
  ...stored,
  source: ['openid/Core 1.0, 5.7'],
  causes: [causes.subjectIgnored, loginCauses.loginRefused],
} as const;

export const changedEmail = {
  google: defineCheck({
    ...google,
    ...ofOnePerson,
    id: 'oauth.google.who.changed-email',
    text: 'Somebody whose address at Google changed keeps their one account, with the new address.',
  }),
  openid: defineCheck({
    ...openid,
    ...ofOnePerson,
    id: 'oauth.openid.who.changed-email',
    text: 'Somebody whose address at the Control Plane changed keeps their one account, with the new address.',
  }),
};
