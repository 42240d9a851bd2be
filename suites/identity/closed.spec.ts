import { counterpart } from '../../fixtures/checks/counterpart.ts';
import type { DatabaseProbe } from '../../fixtures/clients/database-probe.ts';
import type { Visitor } from '../../fixtures/clients/visitor.ts';
import type { Identity } from '../../fixtures/doubles/identities.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  googleMessage,
  googleNoAccount,
  knownPersonEnters,
  openidNoAccount,
} from './closed.checks.ts';

const idsOf = async (database: DatabaseProbe, { email = '' }: Identity) =>
  (await database.users(email)).map(({ _id }) => String(_id));

/** A closed registration is not a broken login: somebody who has an account gets in. */
const proveKnown = (visitor: Visitor, known: Identity) =>
  counterpart('a person who has an account gets in', async () => {
    const end = await visitor.logIn('google', known);
    expect(await visitor.hasSession(), `a session; the login ended at ${end.summary}`).toBe(true);
  });

test.describe('With registration closed', () => {
  test(
    'Google lets no unknown person in',
    judges(googleNoAccount, googleMessage),
    async ({ loginPage, google, newPerson, knownEmployee, arrive }) => {
      await proveKnown(await arrive(), knownEmployee);
      const employee = await newPerson('employee');
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(employee.login);
      await google.consent();
      await check(googleMessage, async () => {
        await expect(loginPage.failureMessage, 'a message').toBeVisible();
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
      });
      await check(googleNoAccount, async ({ database }) => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        expect(await idsOf(database, employee), 'stored users').toEqual([]);
      });
    },
  );

  test(
    'the Control Plane lets no unknown person in',
    judges(openidNoAccount),
    async ({ loginPage, google, chat, newPerson, knownEmployee, arrive }) => {
      await proveKnown(await arrive(), knownEmployee);
      const employee = await newPerson('employee');
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(employee.login);
      await google.consent();
      const end = chat.composer.or(loginPage.ssoLinks);
      await end.first().waitFor();
      await check(openidNoAccount, async ({ database }) => {
        expect(await idsOf(database, employee), 'stored users').toEqual([]);
      });
    },
  );

  test(
    'Google lets a known person in',
    judges(knownPersonEnters),
    async ({ loginPage, google, chat, knownEmployee }) => {
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(knownEmployee.login);
      await google.consent();
      await check(knownPersonEnters, async ({ database }) => {
        await expect(chat.composer, 'the composer').toBeVisible();
        const users = await database.users(knownEmployee.email ?? '');
        expect(users, 'users with that email').toHaveLength(1);
      });
    },
  );
});
