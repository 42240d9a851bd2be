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

export const subDomain = {
  google: defineCheck({
    ...google,
    ...refusal,
    ...domains,
    id: 'oauth.google.who.sub-domain',
    text: `Somebody with an address of a sub-domain of the company who comes through Google ${keptOut}.`,
  }),
  openid: defineCheck({
    ...openid,
    ...refusal,
    ...domains,
    id: 'oauth.openid.who.sub-domain',
    text: `Somebody with an address of a sub-domain of the company whom the Control Plane accepts ${keptOut}.`,
  }),
};

export const domainAsPrefix = {
  google: defineCheck({
    ...google,
    ...refusal,
    ...domains,
    id: 'oauth.google.who.domain-as-prefix',
    text: `Somebody whose domain only begins with the company's who comes through Google ${keptOut}.`,
  }),
  openid: defineCheck({
    ...openid,
    ...refusal,
    ...domains,
    id: 'oauth.openid.who.domain-as-prefix',
    text: `Somebody whose domain only begins with the company's whom the Control Plane accepts ${keptOut}.`,
  }),
};

export const openidOutsider = defineCheck({
  ...openid,
  ...refusal,
  ...domains,
  id: 'oauth.openid.who.outsider',
  text: `Somebody of another domain whom the Control Plane accepts ${keptOut}.`,
});

const verified = {
  ...refusal,
  level: 'SHOULD',
  source: ['openid/Core 1.0, 5.1', 'openid/Core 1.0, 5.7'],
  causes: [causes.verificationIgnored, causes.accountMadeFirst],
} as const;

export const unverified = {
  google: defineCheck({
    ...google,
    ...verified,
    id: 'oauth.google.who.unverified',
    text: `Somebody whose address Google has not verified ${keptOut}.`,
  }),
  openid: defineCheck({
    ...openid,
    ...verified,
    id: 'oauth.openid.who.unverified',
    text: `Somebody whose address the Control Plane has not verified ${keptOut}.`,
  }),
};

const withoutEmail = {
  ...refusal,
  source: ['librechat#3098', 'openid/Core 1.0, 5.1'],
  causes: [causes.claimRequired, causes.accountMadeFirst, loginCauses.errorHandlerMissing],
} as const;

export const noEmail = {
  google: defineCheck({
    ...google,
    ...withoutEmail,
    id: 'oauth.google.who.no-email',
    text: `Somebody without an e-mail address at Google ${keptOut}.`,
  }),
  openid: defineCheck({
    ...openid,
    ...withoutEmail,
    id: 'oauth.openid.who.no-email',
    text: `Somebody without an e-mail address at the Control Plane ${keptOut}.`,
  }),
};

const admitted = {
  ...stored,
  source: ['openid/Core 1.0, 5.1', 'librechat:api/strategies/socialLogin.js'],
  causes: [causes.claimRequired, loginCauses.loginRefused, causes.claimNotRequested],
} as const;

export const noName = {
  google: defineCheck({
    ...google,
    ...admitted,
    id: 'oauth.google.who.no-name',
    text: 'Somebody without a name at Google gets in.',
  }),
  openid: defineCheck({
    ...openid,
    ...admitted,
    id: 'oauth.openid.who.no-name',
    text: 'Somebody without a name at the Control Plane gets in.',
  }),
};

export const noPicture = {
  google: defineCheck({
    ...google,
    ...admitted,
    id: 'oauth.google.who.no-picture',
    text: 'Somebody without a picture at Google gets in.',
  }),
  openid: defineCheck({
    ...openid,
    ...admitted,
    id: 'oauth.openid.who.no-picture',
    text: 'Somebody without a picture at the Control Plane gets in.',
  }),
};

export const openidEntra = defineCheck({
  ...openid,
  ...admitted,
  id: 'oauth.openid.who.entra',
  text: 'Somebody of Entra ID, which gives preferred_username and no e-mail, gets in with that address.',
  source: ['entra/id-tokens', 'librechat#3098'],
});

const inCapitals = {
  ...stored,
  source: ['librechat:packages/api/src/auth/domain.ts'],
  causes: [causes.caseKept, loginCauses.loginRefused],
} as const;

export const upperCase = {
  google: defineCheck({
    ...google,
    ...inCapitals,
    id: 'oauth.google.who.upper-case',
    text: 'Somebody whose address Google writes in capitals gets in, with one account in small letters.',
  }),
  openid: defineCheck({
    ...openid,
    ...inCapitals,
    id: 'oauth.openid.who.upper-case',
    text: 'Somebody whose address the Control Plane writes in capitals gets in, with one account in small letters.',
  }),
};
