import { check, expect, judges, test } from '../../fixtures/test.ts';
import { chat, expectKeptOut } from './login-ends.ts';
import * as checks from './required-role.checks.ts';

const mostCookieBytes = 4_096;

test.describe('Without the required role nobody gets in', () => {
  for (const [handle, persona] of [
    [checks.roleOfSimilarName, 'role-of-similar-name'],
    [checks.roleInOtherToken, 'role-in-access-token'],
  ] as const)
    test(persona, judges(handle), async ({ arrive, admits, newPerson }) => {
      await admits('openid');
      const person = await newPerson(persona, { guest: true });
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', person);
      await check(handle, async ({ database }) => {
        await expectKeptOut(visitor, callback);
        expect(await database.users(person.email ?? ''), 'stored users').toEqual([]);
      });
    });

  test(
    'a person who lost the role',
    judges(checks.roleTakenAway),
    async ({ arrive, admits, employee, doubles }) => {
      await admits('openid');
      await (await arrive()).logIn('openid', employee);
      await doubles.registerIdentity({ ...employee, roles: [] });
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', employee);
      await check(checks.roleTakenAway, async () => {
        await expectKeptOut(visitor, callback);
      });
    },
  );
});

test.describe('With the required role people get in', () => {
  test('as a text', judges(checks.roleAsText), async ({ arrive, newPerson }) => {
    const person = await newPerson('role-as-text');
    const visitor = await arrive();
    const callback = await visitor.callbackOf('openid', person);
    await check(checks.roleAsText, async ({ database }) => {
      const end = await visitor.open(callback);
      expect(end.summary, 'where the login ended').toMatch(chat);
      expect(await visitor.hasSession(), 'a session').toBe(true);
      const accounts = await database.users(person.email ?? '');
      expect(accounts.length, 'accounts with this address').toBe(1);
    });
  });

  test(
    'among 200 groups',
    judges(checks.roleAmongGroups, checks.cookiesWithGroups),
    async ({ arrive, newPerson }) => {
      const person = await newPerson('role-among-200-groups');
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', person);
      await check(checks.roleAmongGroups, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toMatch(chat);
        expect(await visitor.hasSession(), 'a session').toBe(true);
      });
      await check(checks.cookiesWithGroups, async () => {
        const cookies = await visitor.cookies();
        const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        expect(header.length, 'bytes of the Cookie header').toBeGreaterThan(0);
        expect(header.length, 'bytes of the Cookie header').toBeLessThan(mostCookieBytes);
      });
    },
  );
});
