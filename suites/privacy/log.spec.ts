import { check, expect, judges, test } from '../../fixtures/test.ts';
import { passwordNotInLog } from './log.checks.ts';

test(
  'a failed login leaves no password in the log',
  judges(passwordNotInLog),
  async ({ api, nonce }) => {
    const password = `canary-${nonce}`;
    await api.logIn(`${nonce}-without-a-domain`, password);
    await check(passwordNotInLog, async ({ logs }) => {
      expect(await logs.holding(password), 'logs that contain the password').toEqual([]);
    });
  },
);
