import { defineCheck } from '../../fixtures/checks/types.ts';

export const passwordNotInLog = defineCheck({
  id: 'privacy.password-not-in-log',
  requirement: 'userData',
  level: 'MUST',
  text: 'After a failed login no log of the deployment contains the password.',
  source: 'OWASP ASVS 5.0, 16.2.5; danny-avila/LibreChat 85fa881e3 (pull request 12926)',
  cause:
    'A release before v0.8.6-rc1 logs the body of an invalid login request, for example one with a mistyped email address, or a gateway logs request bodies.',
  remedy:
    'Upgrade LibreChat to v0.8.6-rc1 or later, delete the old error logs, and do not log the bodies of /api/auth at the gateway.',
  needs: ['logs'],
});
