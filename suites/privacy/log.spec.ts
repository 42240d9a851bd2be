import { logsHolding } from '../../fixtures/clients/logs.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';

test(
  'a failed login leaves no password in the log',
  judges('privacy.password-not-in-log'),
  async ({ api, stack, nonce }) => {
    const password = `canary-${nonce}`;
    await api.logIn(`${nonce}-without-a-domain`, password);
    const holding = await logsHolding(stack, password);
    await check('privacy.password-not-in-log', () => {
      expect(holding, 'logs that contain the password').toEqual([]);
    });
  },
);
