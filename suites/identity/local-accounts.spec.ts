import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { notEnumerable, otherDomain } from './local-accounts.checks.ts';

const password = 'A password of 2026!';

test.describe('Accounts with a password', () => {
  test(
    'of another domain are refused',
    judges(otherDomain),
    async ({ api, employee, nonce, storedAccounts }) => {
      const email = `local.${employee.email}`;
      await counterpart('a person of the company signs in with a password', async () => {
        await api.registerPerson({ email, name: `Local ${nonce}`, password });
        expect((await api.logIn(email, password)).status, 'status of the sign-in').toBe(200);
      });
      const outside = `local.${nonce}@outsider.test`;
      await storedAccounts.move(email, outside);
      await check(otherDomain, async ({ database }) => {
        expect((await database.users(outside)).length, 'accounts with this address').toBe(1);
        const { status } = await api.logIn(outside, password);
        expect(status, 'status of the sign-in').toBeGreaterThanOrEqual(400);
      });
    },
  );

  test('cannot be told from none', judges(notEnumerable), async ({ api, employee, nonce }) => {
    const email = `local.${employee.email}`;
    await counterpart('a person of the company signs in with a password', async () => {
      await api.registerPerson({ email, name: `Local ${nonce}`, password });
      expect((await api.logIn(email, password)).status, 'status of the sign-in').toBe(200);
    });
    await check(notEnumerable, async () => {
      const answerTo = async (address: string) => {
        const answer = await api.logIn(address, 'another password');
        return { status: answer.status, text: await answer.text() };
      };
      const known = await answerTo(email);
      expect(known.status, 'status of a wrong password').toBeGreaterThanOrEqual(400);
      const unknown = await answerTo(`nobody.${employee.email}`);
      expect(unknown, 'answer to an unknown address').toEqual(known);
    });
  });
});
