import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  domainOnlyAtRegistration: {
    text: 'The domain of the address is not compared with registration.allowedDomains at the sign-in: LibreChat does that only when somebody registers, or the list is missing in librechat.yaml.',
    fix: 'Delete the accounts of domains that you take off the list, or let them sign in through an identity provider only.',
    shownBy: /Received: +200/,
  },
  reasonTold: {
    text: 'The answer to a failed sign-in tells whether the address has an account.',
    fix: 'Answer every failed sign-in with one text; until LibreChat does, keep the login limit low and offer single sign-on only.',
    shownBy: /does not exist|no such (user|account)|Incorrect password\./i,
  },
  statusTells: {
    text: 'The status of a failed sign-in differs between an unknown address and a wrong password.',
    fix: 'Answer every failed sign-in with one status, in proxies too.',
    shownBy: /[-+] +"status": \d+/,
  },
});

const accounts = {
  requirement: 'accessControl',
  level: 'SHOULD',
  refusal: true,
  shape: 'local-accounts',
} as const;

export const otherDomain = defineCheck({
  ...accounts,
  id: 'accounts.local.other-domain-refused',
  text: 'A person with a password whose domain is no longer among the allowed ones is not signed in.',
  source: ['plan/oauth', 'librechat:api/strategies/localStrategy.js'],
  causes: [causes.domainOnlyAtRegistration],
  needs: ['doubles', 'database'],
});

export const notEnumerable = defineCheck({
  ...accounts,
  id: 'accounts.local.not-enumerable',
  text: 'A failed sign-in is answered in the same way for an unknown address and for a wrong password.',
  source: ['asvs/6.3.8', 'librechat:api/strategies/localStrategy.js'],
  causes: [causes.reasonTold, causes.statusTells],
  needs: ['doubles'],
});
