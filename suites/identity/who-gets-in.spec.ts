import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './who-gets-in.checks.ts';

const refused = '200 /login with an error';
const chat = /^200 \/(c\/new)?$/;
const mostCookieBytes = 4_096;

test.describe('Who does not get in', () => {
  for (const [handle, provider, persona] of [
    [checks.googleSubDomain, 'google', 'sub-domain'],
    [checks.googleDomainAsPrefix, 'google', 'domain-as-prefix'],
    [checks.googleUnverified, 'google', 'unverified'],
    [checks.googleNoEmail, 'google', 'no-email'],
    [checks.openidOutsider, 'openid', 'guest'],
    [checks.openidSubDomain, 'openid', 'sub-domain'],
    [checks.openidDomainAsPrefix, 'openid', 'domain-as-prefix'],
    [checks.openidUnverified, 'openid', 'unverified'],
    [checks.openidNoEmail, 'openid', 'no-email'],
    [checks.roleOfSimilarName, 'openid', 'role-of-similar-name'],
    [checks.roleInOtherToken, 'openid', 'role-in-access-token'],
  ] as const)
    test(`${provider}: ${persona}`, judges(handle), async ({ arrive, admits, newPerson }) => {
      await admits(provider);
      const person = await newPerson(persona, { guest: true });
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, person);
      await check(handle, async ({ database }) => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toBe(refused);
        expect(await visitor.hasSession(), 'a session').toBe(false);
        const users = await database.users((person.email ?? '').toLowerCase());
        expect(users, 'stored users').toEqual([]);
      });
    });

  test(
    'openid: a person who lost the role',
    judges(checks.roleTakenAway),
    async ({ arrive, admits, employee, doubles }) => {
      await admits('openid');
      await (await arrive()).logIn('openid', employee);
      await doubles.registerIdentity({ ...employee, roles: [] });
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', employee);
      await check(checks.roleTakenAway, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toBe(refused);
        expect(await visitor.hasSession(), 'a session').toBe(false);
      });
    },
  );
});

test.describe('Who gets in', () => {
  for (const [handle, provider, persona] of [
    [checks.googleNoName, 'google', 'no-name'],
    [checks.googleNoPicture, 'google', 'no-picture'],
    [checks.googleUpperCase, 'google', 'upper-case'],
    [checks.openidNoName, 'openid', 'no-name'],
    [checks.openidNoPicture, 'openid', 'no-picture'],
    [checks.openidUpperCase, 'openid', 'upper-case'],
    [checks.openidEntra, 'openid', 'entra'],
    [checks.roleAsText, 'openid', 'role-as-text'],
  ] as const)
    test(`${provider}: ${persona}`, judges(handle), async ({ arrive, newPerson }) => {
      const person = await newPerson(persona);
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, person);
      await check(handle, async ({ database }) => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toMatch(chat);
        expect(await visitor.hasSession(), 'a session').toBe(true);
        const accounts = await database.users((person.email ?? '').toLowerCase());
        expect(accounts.length, 'accounts with this address').toBe(1);
      });
    });

  test(
    'openid: a person with 200 groups',
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

  for (const [handle, provider] of [
    [checks.googleChangedEmail, 'google'],
    [checks.openidChangedEmail, 'openid'],
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

test.describe('An account belongs to one person', () => {
  for (const [handle, provider] of [
    [checks.googleOtherSubject, 'google'],
    [checks.openidOtherSubject, 'openid'],
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
    [checks.googleOfOpenIdAccount, 'google', 'openid'],
    [checks.openidOfGoogleAccount, 'openid', 'google'],
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
          const end = await visitor.open(callback);
          expect(end.summary, 'where the login ended').toBe(refused);
          expect(await visitor.hasSession(), 'a session').toBe(false);
          const [owner] = await database.users(employee.email ?? '');
          expect(owner?.provider, 'provider of the account').toBe(before);
        });
      },
    );
});
