import { defineCheck } from '../../fixtures/checks/types.ts';

export const startErrorShown = defineCheck({
  id: 'chat.start-error-shown',
  requirement: 'openai',
  level: 'MUST',
  text: 'When LibreChat rejects a message, the page shows what went wrong and the composer works again.',
  source:
    'Plan, Architecture: Chat interface; danny-avila/LibreChat f1ea4159a (pull request 14072)',
  cause:
    'In a release before v0.8.8-rc1 the page waits forever after a rejected message (a limit, moderation, a missing provider), or a gateway delays error responses.',
  remedy: 'Upgrade LibreChat to v0.8.8-rc1 or later. Until then users can reload the page.',
  needs: ['doubles'],
});
