import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  bareError,
  ofEverySignOn,
  refusesTheAdmitted,
  whenAdmitted,
  whenRefused,
} from '../../fixtures/saboteur/sso.ts';
import { loginCauses } from './login-causes.ts';
import * as checks from './who-gets-in.checks.ts';

const { causes } = checks;
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
      checks.subDomain.google,
      checks.domainAsPrefix.google,
      checks.openidOutsider,
      checks.subDomain.openid,
      checks.domainAsPrefix.openid,
    ],
    why: 'registration.allowedDomains is missing, so whoever the provider accepts gets in.',
    cause: causes.domainsNotRestricted,
    deployment: withoutDomains,
  },
  'who.domains-not-read-for-openid': {
    violates: [checks.openidOutsider, checks.subDomain.openid, checks.domainAsPrefix.openid],
    why: 'The allowed domains are compared at sign-up and for Google alone (pull requests 9566 and 9567).',
    cause: causes.domainsNotRestricted,
    traffic: admitsTheRefused('openid'),
  },
  'who.account-of-outsiders': {
    violates: [
      checks.subDomain.google,
      checks.domainAsPrefix.google,
      checks.openidOutsider,
      checks.subDomain.openid,
      checks.domainAsPrefix.openid,
      checks.noEmail.google,
      checks.noEmail.openid,
      checks.unverified.google,
      checks.unverified.openid,
    ],
    why: 'The account is created before the person is checked.',
    cause: causes.accountMadeFirst,
    database: accountOfTheRefused,
  },
  'who.google-email-required': {
    violates: [checks.noEmail.google],
    why: 'The strategy reads emails[0] of a profile that has none.',
    cause: causes.claimRequired,
    traffic: whenRefused('google', bareError),
  },
  'who.openid-email-required': {
    violates: [checks.noEmail.openid],
    why: 'An empty address reaches the database, whose validation error becomes the page.',
    cause: causes.claimRequired,
    traffic: whenRefused('openid', bareError),
  },
  'who.google-claims-required': {
    violates: [checks.noName.google, checks.noPicture.google],
    why: 'The strategy reads photos[0].value and name.givenName.',
    cause: causes.claimRequired,
    traffic: whenAdmitted('google', bareError),
  },
  'who.openid-claims-required': {
    violates: [checks.noName.openid, checks.noPicture.openid, checks.openidEntra],
    why: 'A modified strategy splits the name before it looks whether there is one.',
    cause: causes.claimRequired,
    traffic: whenAdmitted('openid', bareError),
  },
  'who.case-kept': {
    violates: [checks.upperCase.google, checks.upperCase.openid],
    why: 'Addresses are stored as the provider writes them, so one person gets two accounts.',
    cause: causes.caseKept,
    database: { documents: (name, documents) => (name === 'users' ? [] : documents) },
  },
  'who.google-incomplete-refused': {
    violates: [checks.noName.google, checks.noPicture.google],
    why: 'A fork refuses people whose profile is not complete.',
    cause: loginCauses.loginRefused,
    traffic: refusesTheAdmitted('google'),
  },
  'who.openid-incomplete-refused': {
    violates: [checks.noName.openid, checks.noPicture.openid, checks.openidEntra],
    why: 'A fork refuses people whose profile is not complete.',
    cause: loginCauses.loginRefused,
    traffic: refusesTheAdmitted('openid'),
  },
  ...ofEverySignOn({
    'who.*-verification-ignored': (provider) => ({
      violates: [checks.unverified[provider]],
      why: 'email_verified is stored and not looked at.',
      cause: causes.verificationIgnored,
      traffic: admitsTheRefused(provider),
    }),
    'who.*-upper-case-refused': (provider) => ({
      violates: [checks.upperCase[provider]],
      why: 'The domain is compared as the provider writes it.',
      cause: loginCauses.loginRefused,
      traffic: refusesTheAdmitted(provider),
    }),
  }),
});
