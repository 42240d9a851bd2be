import { signOns } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './callbacks.checks.ts';
import { refused } from './login-ends.ts';

const evilHost = 'evil.example';
const evilText = '<img src=x onerror=alert(1)>';

test.describe('A callback is bound to the login that it belongs to', () => {
  for (const [handle, provider, state] of [
    [checks.stateChanged.google, 'google', 'an-other-state-than-that-of-the-login'],
    [checks.stateMissing.google, 'google', undefined],
    [checks.stateChanged.openid, 'openid', 'an-other-state-than-that-of-the-login'],
    [checks.stateMissing.openid, 'openid', undefined],
  ] as const)
    test(
      `${provider}: ${state ? 'another state' : 'no state'}`,
      judges(handle),
      async ({ arrive, admits, employee }) => {
        await admits(provider);
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, employee);
        if (state) callback.searchParams.set('state', state);
        else callback.searchParams.delete('state');
        await check(handle, async () => {
          await visitor.open(callback);
          expect(await visitor.hasSession(), 'a session').toBe(false);
        });
      },
    );

  for (const [handle, provider, behaviours] of [
    [checks.foreignWhilePending.google, 'google', {}],
    [checks.foreignWhilePending.openid, 'openid', {}],
    [checks.openidStateAloneDecides, 'openid', { controlPlane: ['pkce-not-enforced' as const] }],
  ] as const)
    test(
      `${provider}: somebody else's while a login is pending${'controlPlane' in behaviours ? ', without PKCE' : ''}`,
      judges(handle),
      async ({ arrive, admits, newPerson }) => {
        await admits(provider);
        const attacker = await arrive();
        const person = await newPerson('employee', { behaviours: behaviours as object });
        const callback = await attacker.callbackOf(provider, person);
        const victim = await arrive();
        await victim.begin(provider);
        await check(handle, async () => {
          await victim.open(callback);
          expect(await victim.hasSession(), 'a session').toBe(false);
        });
      },
    );

  for (const [handle, provider] of [
    [checks.once.google, 'google'],
    [checks.once.openid, 'openid'],
  ] as const)
    test(`${provider}: once`, judges(handle), async ({ arrive, admits, employee }) => {
      await admits(provider);
      const visitor = await arrive();
      const callback = await visitor.callbackOf(provider, employee);
      const again = await arrive({ cookies: await visitor.cookies() });
      await visitor.open(callback);
      await check(handle, async () => {
        await again.open(callback);
        expect(await again.hasSession(), 'a session').toBe(false);
      });
    });

  for (const [handle, provider, other] of [
    [checks.ofOtherProvider.google, 'google', 'openid'],
    [checks.ofOtherProvider.openid, 'openid', 'google'],
  ] as const)
    test(`${provider}: of ${other}`, judges(handle), async ({ arrive, admits, employee }) => {
      await admits(provider);
      const visitor = await arrive();
      await visitor.begin(provider);
      const callback = await visitor.callbackOf(other, employee);
      callback.pathname = signOns[provider].callbackPath;
      await check(handle, async () => {
        await visitor.open(callback);
        expect(await visitor.hasSession(), 'a session').toBe(false);
      });
    });
});

test.describe('A callback with an error', () => {
  for (const [asText, unknown, provider] of [
    [checks.errorAsText.google, checks.errorUnknown.google, 'google'],
    [checks.errorAsText.openid, checks.errorUnknown.openid, 'openid'],
  ] as const)
    test(`of ${provider}`, judges(asText, unknown), async ({ arrive, admits }) => {
      await admits(provider);
      const visitor = await arrive();
      const callbackWith = (error: string) =>
        `${signOns[provider].callbackPath}?${new URLSearchParams({ error, error_description: error, state: 'x' })}`;
      await check(asText, async () => {
        const end = await visitor.open(callbackWith(evilText));
        const html = end.contentType.includes('html') ? end.body : '';
        expect(html, 'the page at the end').not.toContain(evilText);
      });
      await check(unknown, async () => {
        const end = await visitor.open(callbackWith('temporarily_unavailable'));
        expect(end.summary, 'where the login ended').toBe(refused);
      });
    });
});

test.describe('Addresses in a request lead nowhere else', () => {
  for (const [handle, provider] of [
    [checks.hostIgnored.google, 'google'],
    [checks.hostIgnored.openid, 'openid'],
  ] as const)
    test(
      `invented hosts, ${provider}`,
      judges(handle),
      async ({ api, arrive, employee, stack }) => {
        const visitor = await arrive();
        const callback = await visitor.callbackOf(provider, employee);
        const invented = { 'x-forwarded-host': evilHost, forwarded: `host=${evilHost}` };
        await check(handle, async () => {
          const asked = await api.authorizationRequest(provider, invented);
          expect(asked.searchParams.get('redirect_uri'), 'redirect_uri').toBe(
            stack.browserUrl + signOns[provider].callbackPath,
          );
          const end = await visitor.open(callback, invented);
          expect(end.url.origin, `where the login ended: ${end.summary}`).toBe(stack.browserUrl);
        });
      },
    );

  test(
    'redirect_to and returnTo',
    judges(checks.returnConfined),
    async ({ page, session: _, chat, stack }) => {
      await check(checks.returnConfined, async () => {
        for (const parameter of ['redirect_to', 'returnTo'])
          for (const address of [`https://${evilHost}/`, `//${evilHost}/`, `/\\${evilHost}/`]) {
            const query = new URLSearchParams({ [parameter]: address });
            // A redirect to the other site fails: nobody knows its name here.
            await page.goto(`/login?${query}`).catch(() => undefined);
            await expect(chat.composer, `the composer after ${parameter}=${address}`).toBeVisible();
            expect(new URL(page.url()).origin, 'origin of the page').toBe(stack.browserUrl);
          }
      });
    },
  );
});
