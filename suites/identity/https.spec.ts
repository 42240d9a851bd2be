import { beginSignIn } from '../../fixtures/clients/sign-in.ts';
import { signOnNames, signOns } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { cookiesSecure, loginLeadsToChat, redirectUris } from './https.checks.ts';

test.describe('Behind a proxy that terminates TLS', () => {
  test(
    'every cookie of a login is Secure',
    judges(cookiesSecure),
    async ({ session, stack, employee, extraHTTPHeaders: headers = {} }) => {
      const signIn = { stack, identity: employee, provider: 'openid', headers } as const;
      const { hostname } = new URL(stack.browserUrl);
      const { cookies: ofLogin } = await beginSignIn(signIn);
      await check(cookiesSecure, () => {
        const set = [...ofLogin, ...session.cookies];
        const cookies = set.filter(({ domain }) => domain === hostname);
        const names = cookies.map(({ name }) => name);
        expect(names, 'cookies').toContain('refreshToken');
        const insecure = cookies.filter(({ secure }) => !secure).map(({ name }) => name);
        expect(insecure, 'cookies without Secure').toEqual([]);
      });
    },
  );

  test('the redirect URIs are public', judges(redirectUris), async ({ api, stack }) => {
    await check(redirectUris, async () => {
      for (const provider of signOnNames) {
        const { searchParams } = await api.authorizationRequest(provider);
        const callback = stack.browserUrl + signOns[provider].callbackPath;
        expect(searchParams.get('redirect_uri'), `redirect_uri for ${provider}`).toBe(callback);
      }
    });
  });

  test(
    'a login ends in the chat',
    judges(loginLeadsToChat),
    async ({ loginPage, google, chat, employee }) => {
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(employee.login);
      await google.consent();
      await check(loginLeadsToChat, async () => {
        await expect(chat.composer, 'the composer').toBeVisible();
      });
    },
  );
});
