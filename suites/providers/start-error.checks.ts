import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  errorHidden: {
    text: 'A custom style hides error messages, so users see neither an answer nor a reason.',
    fix: 'Run the unmodified page, or stop hiding alerts.',
    shownBy: /message|alert/i,
  },
  errorHeldBack: {
    text: 'A gateway retries a rejected call until its own timeout (nginx proxy_next_upstream).',
    fix: 'Turn off retries of POST requests at the gateway.',
    shownBy: /POST \/api\/agents\/chat\S* has no answer yet/,
  },
  pageWaits: {
    text: 'A release before v0.8.8-rc1 waits forever after a rejected message.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later. Until then users can reload the page.',
    shownBy: /composer|Message input|Send message/,
  },
});

export const startErrorShown = defineCheck({
  id: 'chat.start-error-shown',
  requirement: 'openai',
  level: 'MUST',
  text: 'When LibreChat rejects a message, the page shows what went wrong and the composer works again.',
  source: ['plan/architecture', 'librechat#14072'],
  causes: [causes.errorHeldBack, causes.pageWaits, causes.errorHidden],
  needs: ['doubles'],
});
