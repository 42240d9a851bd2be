import { defineCheck } from '../../fixtures/checks/types.ts';

export const deletedStaysDeleted = defineCheck({
  id: 'chat.deleted-stays-deleted',
  requirement: 'userData',
  level: 'MUST',
  text: 'A deleted conversation no longer appears in the page: neither after Back nor at its address.',
  source:
    'Plan, User Data: Support data export/deletion (GDPR); danny-avila/LibreChat 305e0f500 (pull request 14270)',
  cause:
    'A release before v0.8.8-rc1 keeps the messages in the cache of the tab, a shared cache answers instead of the API, or the deletion failed.',
  remedy:
    'Upgrade LibreChat to v0.8.8-rc1 or later, keep /api out of shared caches, and check the response of DELETE /api/convos.',
  needs: ['doubles'],
});
