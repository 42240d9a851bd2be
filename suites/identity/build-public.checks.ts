import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  buildPublic: {
    text: '/api/config tells everybody which commit runs, of which branch and when it was built.',
    fix: 'Set interface.buildInfo: false in librechat.yaml.',
    shownBy: /buildInfo/,
  },
});

export const buildNotPublic = defineCheck({
  requirement: 'accessControl',
  level: 'SHOULD',
  id: 'identity.build-not-public',
  text: 'Without a session, nobody learns which commit runs.',
  source: ['librechat:api/server/routes/config.js', 'asvs/13.4.6'],
  causes: [causes.buildPublic],
});
