import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  renewalLoop: {
    text: 'The page renews again after each refusal, so it never reaches the login page.',
    fix: 'Stop after a refused renewal and show the login page.',
    shownBy: /renewals|page: POST \/api\/auth\/refresh → 40[13]/,
  },
  cookieNotCleared: {
    text: 'The refused cookie stays, and the page sends it with every visit.',
    fix: 'Clear the cookies of the session when a renewal is refused.',
    shownBy: /page: POST \/api\/auth\/refresh → 40[13]/,
  },
  pageKeepsLastPerson: {
    text: 'The page keeps conversations of the last person in its storage, its caches or its service worker.',
    fix: 'Clear caches and storage at log-out, and keep /api out of the service worker.',
    shownBy: /places that hold/,
  },
});

const must = { requirement: 'sessions', level: 'MUST', needs: ['doubles'] } as const;

const toLogin = {
  ...must,
  source: ['librechat:packages/data-provider/src/request.ts', 'librechat#1605'],
  causes: [causes.renewalLoop, causes.cookieNotCleared],
} as const;

export const garbageEndsAtLogin = defineCheck({
  ...toLogin,
  id: 'sessions.ends-at-login.garbage',
  text: 'A browser with a refresh cookie that is not a token ends at the login page, after at most three renewals.',
});

export const revokedEndsAtLogin = defineCheck({
  ...toLogin,
  id: 'sessions.ends-at-login.revoked',
  text: 'A browser whose session was ended elsewhere ends at the login page, after at most three renewals.',
});

export const nothingOfLastPerson = defineCheck({
  ...must,
  id: 'sessions.nothing-of-last-person',
  text: 'Who signs in after somebody else in the same browser sees nothing of them, also not in storage and caches of the page.',
  source: ['asvs/14.3.1'],
  causes: [causes.pageKeepsLastPerson],
});
