import { addCookie, answered } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  opensSessionFirst,
  refusesTheAdmitted,
  whenAdmitted,
  whenRefused,
} from '../../fixtures/saboteur/sso.ts';
import { loginCauses } from './login-causes.ts';
import * as checks from './who-gets-in.checks.ts';

const { causes } = checks;
const bareError = answered({ status: 500, body: 'An unknown error occurred.' });
const accountOfTheRefused = {
  documents: (collection: string, documents: Record<string, unknown>[]) =>
    collection === 'users' ? [{ _id: 1 }] : documents,
};
const withoutDomains = {
  librechatYaml: (content: { registration: { socialLogins: readonly string[] } }) => ({
    ...content,
    registration: { socialLogins: content.registration.socialLogins },
  }),
};

export const mutants = defineMutants({
  'who.domains-not-restricted': {
    violates: [
      checks.googleSubDomain,
      checks.googleDomainAsPrefix,
      checks.openidOutsider,
      checks.openidSubDomain,
      checks.openidDomainAsPrefix,
    ],
    why: 'registration.allowedDomains is missing, so whoever the provider accepts gets in.',
    cause: causes.domainsNotRestricted,
    deployment: withoutDomains,
  },
  'who.domains-not-read-for-openid': {
    violates: [checks.openidOutsider, checks.openidSubDomain, checks.openidDomainAsPrefix],
    why: 'The allowed domains are compared at sign-up and for Google alone (pull requests 9566 and 9567).',
    cause: causes.domainsNotRestricted,
    traffic: admitsTheRefused('openid'),
  },
  'who.account-of-outsiders': {
    violates: [
      checks.googleSubDomain,
      checks.googleDomainAsPrefix,
      checks.openidOutsider,
      checks.openidSubDomain,
      checks.openidDomainAsPrefix,
      checks.googleNoEmail,
      checks.openidNoEmail,
      checks.googleUnverified,
      checks.openidUnverified,
    ],
    why: 'The account is created before the person is checked.',
    cause: causes.accountMadeFirst,
    database: accountOfTheRefused,
  },
  'who.google-verification-ignored': {
    violates: [checks.googleUnverified],
    why: 'email_verified is stored and not looked at.',
    cause: causes.verificationIgnored,
    traffic: admitsTheRefused('google'),
  },
  'who.openid-verification-ignored': {
    violates: [checks.openidUnverified],
    why: 'email_verified is stored and not looked at.',
    cause: causes.verificationIgnored,
    traffic: admitsTheRefused('openid'),
  },
  'who.google-email-required': {
    violates: [checks.googleNoEmail],
    why: 'The strategy reads emails[0] of a profile that has none.',
    cause: causes.claimRequired,
    traffic: whenRefused('google', bareError),
  },
  'who.openid-email-required': {
    violates: [checks.openidNoEmail],
    why: 'An empty address reaches the database, whose validation error becomes the page.',
    cause: causes.claimRequired,
    traffic: whenRefused('openid', bareError),
  },
  'who.google-claims-required': {
    violates: [checks.googleNoName, checks.googleNoPicture],
    why: 'The strategy reads photos[0].value and name.givenName.',
    cause: causes.claimRequired,
    traffic: whenAdmitted('google', bareError),
  },
  'who.openid-claims-required': {
    violates: [checks.openidNoName, checks.openidNoPicture, checks.openidEntra],
    why: 'A modified strategy splits the name before it looks whether there is one.',
    cause: causes.claimRequired,
    traffic: whenAdmitted('openid', bareError),
  },
  'who.google-upper-case-refused': {
    violates: [checks.googleUpperCase],
    why: 'The domain is compared as the provider writes it.',
    cause: causes.loginRefused,
    traffic: refusesTheAdmitted('google'),
  },
  'who.openid-upper-case-refused': {
    violates: [checks.openidUpperCase],
    why: 'The domain is compared as the provider writes it.',
    cause: causes.loginRefused,
    traffic: refusesTheAdmitted('openid'),
  },
  'who.case-kept': {
    violates: [checks.googleUpperCase, checks.openidUpperCase],
    why: 'Addresses are stored as the provider writes them, so one person gets two accounts.',
    cause: causes.caseKept,
    database: { documents: (name, documents) => (name === 'users' ? [] : documents) },
  },
  'who.google-account-by-email': {
    violates: [checks.googleOtherSubject, checks.googleOfOpenIdAccount],
    why: 'The account is found by its address.',
    cause: causes.accountByEmail,
    traffic: admitsTheRefused('google'),
  },
  'who.openid-account-by-email': {
    violates: [checks.openidOtherSubject, checks.openidOfGoogleAccount],
    why: 'The account is found by its address.',
    cause: causes.accountByEmail,
    traffic: admitsTheRefused('openid'),
  },
  'who.subject-ignored': {
    violates: [checks.googleChangedEmail, checks.openidChangedEmail],
    why: 'The account is looked for by its address alone, so a new address makes a second account.',
    cause: causes.subjectIgnored,
    database: { documents: (name, documents) => (name === 'users' ? [{ _id: 1 }] : documents) },
  },
  'who.role-path-wrong': {
    violates: [checks.roleAsText, checks.roleAmongGroups],
    why: 'OPENID_REQUIRED_ROLE_PARAMETER_PATH is that of another provider.',
    cause: causes.rolePathWrong,
    traffic: refusesTheAdmitted('openid'),
  },
  'who.role-compared-loosely': {
    violates: [checks.roleOfSimilarName, checks.roleInOtherToken],
    why: 'A modified strategy looks whether the token contains the name of the role.',
    cause: causes.roleComparedLoosely,
    traffic: admitsTheRefused('openid'),
  },
  'who.role-kept': {
    violates: [checks.roleTakenAway],
    why: 'A fork checks the role when it makes the account, and not again.',
    cause: causes.roleKeptFromBefore,
    traffic: admitsTheRefused('openid'),
  },
  'who.tokens-in-cookies': {
    violates: [checks.cookiesWithGroups],
    why: 'Without an express session, LibreChat puts the tokens of the provider into cookies (pull request 11236).',
    cause: causes.cookiesGrowWithGroups,
    traffic: whenAdmitted('openid', (response, play) => {
      for (const name of ['openid_access_token', 'openid_id_token'])
        addCookie(`${name}=${'x'.repeat(3_000)}; Path=/; HttpOnly`)(response, play);
    }),
  },
  'who.refusal-without-handler': {
    violates: [
      checks.roleOfSimilarName,
      checks.roleInOtherToken,
      checks.roleTakenAway,
      checks.openidOfGoogleAccount,
    ],
    why: 'A refused login ends on a bare error page.',
    cause: loginCauses.errorHandlerMissing,
    traffic: whenRefused('openid', bareError),
  },
  'who.google-incomplete-refused': {
    violates: [checks.googleNoName, checks.googleNoPicture],
    why: 'A fork refuses people whose profile is not complete.',
    cause: causes.loginRefused,
    traffic: refusesTheAdmitted('google'),
  },
  'who.openid-incomplete-refused': {
    violates: [checks.openidNoName, checks.openidNoPicture, checks.openidEntra],
    why: 'A fork refuses people whose profile is not complete.',
    cause: causes.loginRefused,
    traffic: refusesTheAdmitted('openid'),
  },
  'who.role-path-of-keycloak': {
    violates: [checks.roleAsText, checks.roleAmongGroups],
    why: 'The path to the role is still the one of the provider before.',
    source: ['librechat#2279'],
    cause: causes.rolePathWrong,
    deployment: { environment: { OPENID_REQUIRED_ROLE_PARAMETER_PATH: 'realm_access.roles' } },
  },
  'who.groups-in-session-cookie': {
    violates: [checks.cookiesWithGroups],
    why: 'A fork keeps the profile of the provider in a cookie of its own.',
    cause: causes.cookiesGrowWithGroups,
    traffic: whenAdmitted(
      'openid',
      addCookie(`openid_profile=${'g'.repeat(3_900)}; Path=/; HttpOnly`),
    ),
  },
  'who.google-session-first': {
    violates: [checks.googleOtherSubject, checks.googleOfOpenIdAccount],
    why: 'The session is opened before the owner of the account is known.',
    cause: causes.accountByEmail,
    traffic: opensSessionFirst('google'),
  },
  'who.openid-session-first': {
    violates: [checks.openidOtherSubject, checks.openidOfGoogleAccount],
    why: 'The session is opened before the owner of the account is known.',
    cause: causes.accountByEmail,
    traffic: opensSessionFirst('openid'),
  },
  'who.google-changed-address-refused': {
    violates: [checks.googleChangedEmail],
    why: 'A fork refuses a subject whose address differs from the stored one.',
    cause: causes.loginRefused,
    traffic: refusesTheAdmitted('google'),
  },
  'who.openid-changed-address-refused': {
    violates: [checks.openidChangedEmail],
    why: 'A fork refuses a subject whose address differs from the stored one.',
    cause: causes.loginRefused,
    traffic: refusesTheAdmitted('openid'),
  },
});
