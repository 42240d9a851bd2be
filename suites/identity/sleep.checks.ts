import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  sessionGivenUp: {
    text: 'The page goes to the login when its first renewal after a sleep is refused.',
    fix: 'Let REFRESH_TOKEN_EXPIRY outlast a weekend, and keep proxies from answering renewals.',
    shownBy: /page: POST \/api\/auth\/refresh → 4\d\d/,
  },
  pageLeft: {
    text: 'The page is loaded anew, or left, when the network comes back, and what was on it is gone.',
    fix: 'Remove the script that does it, such as one for updates of the page.',
    shownBy: /the text that was typed|the answer/,
  },
});

const sleep = {
  requirement: 'sessions',
  level: 'MUST',
  needs: ['doubles'],
  source: ['plan/oauth', 'librechat:packages/data-provider/src/request.ts'],
  causes: [causes.sessionGivenUp, causes.pageLeft],
} as const;

export const draftKept = defineCheck({
  ...sleep,
  id: 'sessions.sleep.draft-kept',
  text: "A laptop that sleeps past the access token's life while somebody types loses nothing: the text is there and can be sent.",
});

export const answerKept = defineCheck({
  ...sleep,
  id: 'sessions.sleep.answer-whole',
  text: "A laptop that sleeps past the access token's life in the middle of an answer shows it whole afterwards, and the next message is answered.",
});
