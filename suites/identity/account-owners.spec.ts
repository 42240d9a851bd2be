import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './account-owners.checks.ts';
import { chat, expectKeptOut } from './login-ends.ts';

test.describe('An account belongs to one person', () => {
  for (const [handle, provider] of [
    [checks.otherSubject.google, 'google'],
    [checks.otherSubject.openid, 'openid'],
  ] as const)
    test(
      `${provider}: somebody else with the same address`,
      judges(handle),
      async ({ arrive, admits, employee, newPerson }) => {
        await admits(provider);
        await (await arrive()).logIn(provider, employee);
        const other = await newPerson('employee', { email: employee.email });
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, other);
        await check(handle, async () => {
          await visitor.open(callback);
          expect(await visitor.hasSession(), 'a session').toBe(false);
        });
      },
    );

  for (const [handle, provider, before] of [
    [checks.ofOtherProvider.google, 'google', 'openid'],
    [checks.ofOtherProvider.openid, 'openid', 'google'],
  ] as const)
    test(
      `${provider}: an account made through ${before}`,
      judges(handle),
      async ({ arrive, admits, employee }) => {
        await admits(provider);
        await (await arrive()).logIn(before, employee);
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, employee);
        await check(handle, async ({ database }) => {
          await expectKeptOut(visitor, callback);
          const [owner] = await database.users(employee.email ?? '');
          expect(owner?.provider, 'provider of the account').toBe(before);
        });
      },
    );

  for (const [handle, provider] of [
    [checks.changedEmail.google, 'google'],
    [checks.changedEmail.openid, 'openid'],
  ] as const)
    test(
      `${provider}: somebody whose address changed`,
      judges(handle),
      async ({ arrive, employee, doubles }) => {
        await (await arrive()).logIn(provider, employee);
        const email = `new.${employee.email}`;
        await doubles.registerIdentity({ ...employee, email });
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, employee);
        await check(handle, async ({ database }) => {
          const end = await visitor.open(callback);
          expect(end.summary, 'where the login ended').toMatch(chat);
          const accounts = [employee.email ?? '', email].map((it) => database.users(it));
          const [before, now] = await Promise.all(accounts);
          expect(
            [before?.length, now?.length],
            'accounts of this person, old and new address',
          ).toEqual([0, 1]);
        });
      },
    );
});
