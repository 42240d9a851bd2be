import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  deletionLost: {
    text: 'The deletion is confirmed but not carried out: a gateway answers instead of the API.',
    fix: 'Check the response of DELETE /api/convos, and that the conversation is gone from MongoDB.',
    shownBy: /after a reload|list/i,
  },
  deletedInCache: {
    text: 'A cache still has the messages: that of the tab in a release before v0.8.8-rc1, or one between page and API.',
    fix: 'Upgrade LibreChat to v0.8.8-rc1 or later, and keep /api out of shared caches.',
    shownBy: /Back|address|turn/i,
  },
});

export const deletedStaysDeleted = defineCheck({
  id: 'chat.deleted-stays-deleted',
  requirement: 'userData',
  level: 'MUST',
  text: 'A deleted conversation no longer appears in the page: neither after Back nor at its address.',
  source: ['plan/user-data', 'librechat#14270'],
  causes: [causes.deletionLost, causes.deletedInCache],
  needs: ['doubles'],
});
