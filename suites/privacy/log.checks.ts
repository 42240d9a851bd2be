import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  gatewayLogsBodies: {
    text: 'A gateway logs request bodies, including those of logins (nginx $request_body).',
    fix: 'Do not log the bodies of /api/auth at the gateway, and delete the old logs.',
    shownBy: /Gateway/,
  },
  loginBodyLogged: {
    text: 'A release before v0.8.6-rc1 logs the body of an invalid login request.',
    fix: 'Upgrade LibreChat to v0.8.6-rc1 or later, and delete the old error logs.',
    shownBy: /LibreChat|error/,
  },
});

export const passwordNotInLog = defineCheck({
  id: 'privacy.password-not-in-log',
  requirement: 'userData',
  level: 'MUST',
  text: 'After a failed login no log of the deployment contains the password.',
  source: ['asvs/16.2.5', 'librechat#12926'],
  causes: [causes.gatewayLogsBodies, causes.loginBodyLogged],
  needs: ['logs'],
});
