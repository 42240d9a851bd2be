import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { loginCauses } from './login-causes.ts';

export const causes = defineCauses({
  domainsNotRestricted: {
    text: 'registration.allowedDomains is missing, is not a list, or is not read for this provider.',
    fix: 'List the domains under registration.allowedDomains in librechat.yaml and check that the file is mounted.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
  domainComparedLoosely: {
    text: 'The domain of the e-mail address is compared as a text that it begins or ends with.',
    fix: 'Compare what follows the last @ as a whole, in lower case.',
    shownBy: /stored users/,
  },
  accountMadeFirst: {
    text: 'The account is stored before the person is accepted.',
    fix: 'Check domain, role and e-mail address before the account is created.',
    shownBy: /stored users/,
  },
  caseKept: {
    text: 'The e-mail address is compared and stored as the provider writes it.',
    fix: 'Lower-case the address before it is compared and stored.',
    shownBy: /upper|[A-Z]{3,}@|accounts with this address/i,
  },
  claimRequired: {
    text: 'The strategy reads a claim that the provider does not give: name, picture or e-mail.',
    fix: 'Treat every claim but sub as optional.',
    shownBy: /500 \/oauth|Cannot read properties of undefined|TypeError/,
  },
  claimNotRequested: {
    text: 'The scope does not ask for the claim, or a proxy or policy of the provider removes it.',
    fix: 'Set OPENID_SCOPE="openid profile email", and let the provider release these claims.',
  },
  verificationIgnored: {
    text: 'LibreChat does not look at email_verified.',
    fix: 'Admit people of providers alone that verify addresses, or require OPENID_REQUIRED_ROLE.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
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
  rolePathWrong: {
    text: 'OPENID_REQUIRED_ROLE_PARAMETER_PATH or OPENID_REQUIRED_ROLE_TOKEN_KIND does not lead to the role in the token.',
    fix: 'Decode a token of the provider, and set both to the place of the role in it.',
    shownBy: /Received.*"200 \/login with an error"|role/i,
  },
  roleComparedLoosely: {
    text: 'The role is found by a part of its name.',
    fix: 'Compare roles as whole words.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
  roleKeptFromBefore: {
    text: 'The role is checked at the first login alone.',
    fix: 'Check the role in the token of every login.',
    shownBy: /Received.*"200 \/(c\/new)?"|a session[\s\S]*Received: true/,
  },
  cookiesGrowWithGroups: {
    text: 'Tokens with all groups are put into cookies, which then exceed what proxies accept.',
    fix: 'Keep tokens on the server, and let the provider send only the groups that LibreChat needs.',
    shownBy: /bytes/,
  },
  loginRefused: {
    text: 'People who should get in are refused: a domain, a role or the closed registration keeps them out.',
    fix: 'Read the line that LibreChat logs about the refused login.',
    shownBy: /Received.*"200 \/login with an error"/,
  },
});

const google = { requirement: 'google', level: 'MUST' } as const;
const openid = { requirement: 'controlPlane', level: 'MUST' } as const;
const stored = { needs: ['doubles', 'database'] } as const;
const refusal = { ...stored, refusal: true } as const;
const keptOut = 'ends at the login page without session and account';

const domains = {
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/registration#alloweddomains',
    'librechat#2512',
  ],
  causes: [
    causes.domainsNotRestricted,
    causes.domainComparedLoosely,
    causes.accountMadeFirst,
    loginCauses.errorHandlerMissing,
  ],
} as const;

export const googleSubDomain = defineCheck({
  ...google,
  ...refusal,
  ...domains,
  id: 'oauth.google.who.sub-domain',
  text: `Somebody with an address of a sub-domain of the company who comes through Google ${keptOut}.`,
});

export const googleDomainAsPrefix = defineCheck({
  ...google,
  ...refusal,
  ...domains,
  id: 'oauth.google.who.domain-as-prefix',
  text: `Somebody whose domain only begins with the company's who comes through Google ${keptOut}.`,
});

export const openidOutsider = defineCheck({
  ...openid,
  ...refusal,
  ...domains,
  id: 'oauth.openid.who.outsider',
  text: `Somebody of another domain whom the Control Plane accepts ${keptOut}.`,
});

export const openidSubDomain = defineCheck({
  ...openid,
  ...refusal,
  ...domains,
  id: 'oauth.openid.who.sub-domain',
  text: `Somebody with an address of a sub-domain of the company whom the Control Plane accepts ${keptOut}.`,
});

export const openidDomainAsPrefix = defineCheck({
  ...openid,
  ...refusal,
  ...domains,
  id: 'oauth.openid.who.domain-as-prefix',
  text: `Somebody whose domain only begins with the company's whom the Control Plane accepts ${keptOut}.`,
});

const verified = {
  ...refusal,
  level: 'SHOULD',
  source: ['openid/Core 1.0, 5.1', 'openid/Core 1.0, 5.7'],
  causes: [causes.verificationIgnored, causes.accountMadeFirst],
} as const;

export const googleUnverified = defineCheck({
  ...google,
  ...verified,
  id: 'oauth.google.who.unverified',
  text: `Somebody whose address Google has not verified ${keptOut}.`,
});

export const openidUnverified = defineCheck({
  ...openid,
  ...verified,
  id: 'oauth.openid.who.unverified',
  text: `Somebody whose address the Control Plane has not verified ${keptOut}.`,
});

const noEmail = {
  ...refusal,
  source: ['librechat#3098', 'openid/Core 1.0, 5.1'],
  causes: [causes.claimRequired, causes.accountMadeFirst, loginCauses.errorHandlerMissing],
} as const;

export const googleNoEmail = defineCheck({
  ...google,
  ...noEmail,
  id: 'oauth.google.who.no-email',
  text: `Somebody without an e-mail address at Google ${keptOut}.`,
});

export const openidNoEmail = defineCheck({
  ...openid,
  ...noEmail,
  id: 'oauth.openid.who.no-email',
  text: `Somebody without an e-mail address at the Control Plane ${keptOut}.`,
});

const admitted = {
  ...stored,
  source: ['openid/Core 1.0, 5.1', 'librechat:api/strategies/socialLogin.js'],
  causes: [causes.claimRequired, causes.loginRefused, causes.claimNotRequested],
} as const;

export const googleNoName = defineCheck({
  ...google,
  ...admitted,
  id: 'oauth.google.who.no-name',
  text: 'Somebody without a name at Google gets in.',
});

export const googleNoPicture = defineCheck({
  ...google,
  ...admitted,
  id: 'oauth.google.who.no-picture',
  text: 'Somebody without a picture at Google gets in.',
});

export const openidNoName = defineCheck({
  ...openid,
  ...admitted,
  id: 'oauth.openid.who.no-name',
  text: 'Somebody without a name at the Control Plane gets in.',
});

export const openidNoPicture = defineCheck({
  ...openid,
  ...admitted,
  id: 'oauth.openid.who.no-picture',
  text: 'Somebody without a picture at the Control Plane gets in.',
});

export const openidEntra = defineCheck({
  ...openid,
  ...admitted,
  id: 'oauth.openid.who.entra',
  text: 'Somebody of Entra ID, which gives preferred_username and no e-mail, gets in with that address.',
  source: ['entra/id-tokens', 'librechat#3098'],
});

const upperCase = {
  ...stored,
  source: ['librechat:packages/api/src/auth/domain.ts'],
  causes: [causes.caseKept, causes.loginRefused],
} as const;

export const googleUpperCase = defineCheck({
  ...google,
  ...upperCase,
  id: 'oauth.google.who.upper-case',
  text: 'Somebody whose address Google writes in capitals gets in, with one account in small letters.',
});

export const openidUpperCase = defineCheck({
  ...openid,
  ...upperCase,
  id: 'oauth.openid.who.upper-case',
  text: 'Somebody whose address the Control Plane writes in capitals gets in, with one account in small letters.',
});

const takeover = {
  ...refusal,
  source: ['openid/Core 1.0, 5.7', 'librechat#6228'],
  causes: [causes.accountByEmail, loginCauses.errorHandlerMissing, loginCauses.refusalLosesReason],
} as const;

export const googleOtherSubject = defineCheck({
  ...google,
  ...takeover,
  id: 'oauth.google.who.other-subject',
  text: 'Another Google account with the address of somebody who is known does not enter their account.',
  source: ['openid/Core 1.0, 5.7', 'librechat:api/strategies/socialLogin.js'],
});

export const openidOtherSubject = defineCheck({
  ...openid,
  ...takeover,
  id: 'oauth.openid.who.other-subject',
  text: 'Another account of the Control Plane with the address of somebody who is known does not enter their account.',
});

export const googleOfOpenIdAccount = defineCheck({
  ...google,
  ...takeover,
  id: 'oauth.google.who.account-of-other-provider',
  text: 'Somebody who signed in through the Control Plane before and now comes through Google ends at the login page, which says that it failed.',
});

export const openidOfGoogleAccount = defineCheck({
  ...openid,
  ...takeover,
  id: 'oauth.openid.who.account-of-other-provider',
  text: 'Somebody who signed in through Google before and now comes through the Control Plane ends at the login page, which says that it failed.',
});

const changedEmail = {
  ...stored,
  source: ['openid/Core 1.0, 5.7'],
  causes: [causes.subjectIgnored, causes.loginRefused],
} as const;

export const googleChangedEmail = defineCheck({
  ...google,
  ...changedEmail,
  id: 'oauth.google.who.changed-email',
  text: 'Somebody whose address at Google changed keeps their one account, with the new address.',
});

export const openidChangedEmail = defineCheck({
  ...openid,
  ...changedEmail,
  id: 'oauth.openid.who.changed-email',
  text: 'Somebody whose address at the Control Plane changed keeps their one account, with the new address.',
});

const roles = {
  source: ['librechat#2279', 'plan/sso'],
} as const;

export const roleAsText = defineCheck({
  ...openid,
  ...stored,
  ...roles,
  id: 'oauth.openid.role.as-text',
  text: 'A person whose role is a text and not a list gets in.',
  causes: [causes.rolePathWrong, causes.loginRefused],
});

export const roleAmongGroups = defineCheck({
  ...openid,
  ...stored,
  ...roles,
  id: 'oauth.openid.role.among-200-groups',
  text: 'A person with the role and 200 groups gets in.',
  causes: [causes.rolePathWrong, causes.loginRefused],
});

export const cookiesWithGroups = defineCheck({
  ...openid,
  ...stored,
  id: 'oauth.openid.role.cookies-with-200-groups',
  text: 'The cookies of a person with 200 groups stay under 4 KB.',
  source: ['nginx/large_client_header_buffers'],
  causes: [causes.cookiesGrowWithGroups],
});

export const roleOfSimilarName = defineCheck({
  ...openid,
  ...refusal,
  ...roles,
  id: 'oauth.openid.role.of-similar-name',
  text: `A person whose role only contains the name of the required one ${keptOut}.`,
  causes: [causes.roleComparedLoosely, loginCauses.errorHandlerMissing],
});

export const roleInOtherToken = defineCheck({
  ...openid,
  ...refusal,
  ...roles,
  id: 'oauth.openid.role.in-other-token',
  text: `Where the role is required in the ID token, a person who has it in the access token alone ${keptOut}.`,
  causes: [causes.roleComparedLoosely, loginCauses.errorHandlerMissing],
});

export const roleTakenAway = defineCheck({
  ...openid,
  ...refusal,
  ...roles,
  id: 'oauth.openid.role.taken-away',
  text: 'A person who lost the role since their last login ends at the login page without a session.',
  causes: [causes.roleKeptFromBefore, loginCauses.errorHandlerMissing],
});
