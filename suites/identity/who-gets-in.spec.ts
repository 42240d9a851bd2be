import { check, expect, judges, test } from '../../fixtures/test.ts';
import { chat, expectKeptOut } from './login-ends.ts';
import * as checks from './who-gets-in.checks.ts';

test.describe('Who does not get in', () => {
  for (const [handle, provider, persona] of [
    [checks.subDomain.google, 'google', 'sub-domain'],
    [checks.domainAsPrefix.google, 'google', 'domain-as-prefix'],
    [checks.unverified.google, 'google', 'unverified'],
    [checks.noEmail.google, 'google', 'no-email'],
    [checks.openidOutsider, 'openid', 'guest'],
    [checks.subDomain.openid, 'openid', 'sub-domain'],
    [checks.domainAsPrefix.openid, 'openid', 'domain-as-prefix'],
    [checks.unverified.openid, 'openid', 'unverified'],
    [checks.noEmail.openid, 'openid', 'no-email'],
  ] as const)
    test(`${provider}: ${persona}`, judges(handle), async ({ arrive, admits, newPerson }) => {
      await admits(provider);
      const person = await newPerson(persona, { guest: true });
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, person);
      await check(handle, async ({ database }) => {
        await expectKeptOut(visitor, callback);
        const users = await database.users((person.email ?? '').toLowerCase());
        expect(users, 'stored users').toEqual([]);
      });
    });
});

test.describe('Who gets in', () => {
  for (const [handle, provider, persona] of [
    [checks.noName.google, 'google', 'no-name'],
    [checks.noPicture.google, 'google', 'no-picture'],
    [checks.upperCase.google, 'google', 'upper-case'],
    [checks.noName.openid, 'openid', 'no-name'],
    [checks.noPicture.openid, 'openid', 'no-picture'],
    [checks.upperCase.openid, 'openid', 'upper-case'],
    [checks.openidEntra, 'openid', 'entra'],
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
});
