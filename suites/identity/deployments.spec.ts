import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './deployments.checks.ts';
import { chat } from './login-ends.ts';

test.describe('At a real host name over http', () => {
  for (const handle of [checks.overHttp, checks.overHttpWithSetting])
    test(`a login works: ${handle.shape}`, judges(handle), async ({ arrive, employee }) => {
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', employee);
      await check(handle, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toMatch(chat);
        const cookies = await visitor.cookies();
        const secure = cookies.filter((it) => it.secure).map(({ name }) => name);
        expect(secure, 'Secure cookies').toEqual([]);
        expect(await visitor.hasSession(), 'a session').toBe(true);
      });
    });
});

test.describe('At a provider that is configured otherwise', () => {
  test(
    'a person of an earlier release gets in',
    judges(checks.issuerAsDocument),
    async ({ arrive, admits, employee, storedAccounts }) => {
      await admits('openid');
      await storedAccounts.addOfOlderOpenId(employee);
      const visitor = await arrive();
      const callback = await visitor.callbackOf('openid', employee);
      await check(checks.issuerAsDocument, async () => {
        const end = await visitor.open(callback);
        expect(end.summary, 'where the login ended').toMatch(chat);
        expect(await visitor.hasSession(), 'a session').toBe(true);
      });
    },
  );

  for (const handle of [checks.publicClient, checks.noProxy])
    test(`a login works: ${handle.shape}`, judges(handle), async ({ arrive, employee }) => {
      const visitor = await arrive();
      await check(handle, async () => {
        const end = await visitor.tryLogIn('openid', employee);
        expect(end.summary, 'where the login ended').toMatch(chat);
        expect(await visitor.hasSession(), 'a session').toBe(true);
      });
    });
});
