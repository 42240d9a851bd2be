import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  admitsTheRefused,
  ofEverySignOn,
  opensSessionFirst,
  refusesTheAdmitted,
} from '../../fixtures/saboteur/sso.ts';
import * as checks from './account-owners.checks.ts';
import { loginCauses } from './login-causes.ts';

const { causes } = checks;

export const mutants = defineMutants({
  'who.subject-ignored': {
    violates: [checks.changedEmail.google, checks.changedEmail.openid],
    why: 'The account is looked for by its address alone, so a new address makes a second account.',
    cause: causes.subjectIgnored,
    database: { documents: (name, documents) => (name === 'users' ? [{ _id: 1 }] : documents) },
  },
  ...ofEverySignOn({
    'who.*-account-by-email': (provider) => ({
      violates: [checks.otherSubject[provider], checks.ofOtherProvider[provider]],
      why: 'The account is found by its address.',
      cause: causes.accountByEmail,
      traffic: admitsTheRefused(provider),
    }),
    'who.*-session-first': (provider) => ({
      violates: [checks.otherSubject[provider], checks.ofOtherProvider[provider]],
      why: 'The session is opened before the owner of the account is known.',
      cause: causes.accountByEmail,
      traffic: opensSessionFirst(provider),
    }),
    'who.*-changed-address-refused': (provider) => ({
      violates: [checks.changedEmail[provider]],
      why: 'A fork refuses a subject whose address differs from the stored one.',
      cause: loginCauses.loginRefused,
      traffic: refusesTheAdmitted(provider),
    }),
  }),
});
