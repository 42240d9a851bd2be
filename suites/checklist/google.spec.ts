import { check, expect, judges, test } from '../../fixtures/test.ts';

const unguessable = /^\S{8,}$/;

test.describe('Google login redirects correctly', () => {
  test(
    'the authorization request is the registered one',
    judges(
      'oauth.google.authorization-endpoint',
      'oauth.google.redirect-uri-exact',
      'oauth.google.client-id',
      'oauth.google.response-type-code',
      'oauth.google.scope',
      'oauth.google.state-present',
    ),
    async ({ api, stack }) => {
      await check('oauth.google.authorization-endpoint', async () => {
        const { origin, pathname } = await api.authorizationRequest('google');
        expect(origin + pathname).toMatch(
          /^https:\/\/accounts\.google\.com\/o\/oauth2(\/v2)?\/auth$/,
        );
      });
      const { searchParams: asked } = await api.authorizationRequest('google');
      await check('oauth.google.redirect-uri-exact', () => {
        const registered = `${stack.browserUrl}/oauth/google/callback`;
        expect(asked.get('redirect_uri'), 'redirect_uri').toBe(registered);
      });
      await check('oauth.google.client-id', () => {
        expect(asked.get('client_id'), 'client_id').toBe(stack.doubles?.google.clientId);
      });
      await check('oauth.google.response-type-code', () => {
        expect(asked.get('response_type'), 'response_type').toBe('code');
      });
      await check('oauth.google.scope', () => {
        const scopes = asked.get('scope')?.split(' ').sort();
        expect(scopes, 'scope').toEqual(['email', 'openid', 'profile']);
      });
      await check('oauth.google.state-present', async () => {
        const again = await api.authorizationRequest('google');
        expect(asked.get('state') ?? 'none', 'state').toMatch(unguessable);
        expect(again.searchParams.get('state'), 'state of the next request').not.toBe(
          asked.get('state'),
        );
      });
    },
  );

  test(
    'consent leads to the chat',
    judges('oauth.google.consent-leads-to-chat'),
    async ({ loginPage, google, chat, employee }) => {
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(employee.login);
      await google.consent();
      await check('oauth.google.consent-leads-to-chat', async () => {
        await expect(chat.composer, 'the composer').toBeVisible();
        await chat.account.open();
        await expect(chat.account.menu, 'the account menu').toContainText(employee.email ?? '');
      });
    },
  );

  test(
    'a user of another domain is rejected',
    judges('oauth.google.outsider-refused', 'oauth.google.outsider-no-account'),
    async ({ context, database, loginPage, google, newPerson }) => {
      const person = await newPerson('outsider');
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(person.login);
      await google.consent();
      await check('oauth.google.outsider-refused', async () => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        const names = (await context.cookies()).map(({ name }) => name);
        expect(names, 'cookies').not.toContain('refreshToken');
      });
      await check('oauth.google.outsider-no-account', async () => {
        expect(await database.users(person.email ?? ''), 'stored users').toEqual([]);
      });
    },
  );

  test(
    'a cancelled login leads to the login page',
    judges(
      'oauth.google.refusal-leads-to-login',
      'oauth.google.refusal-message',
      'oauth.google.refusal-no-session',
    ),
    async ({ page, context, api, database, loginPage, google, employee }) => {
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(employee.login);
      await google.cancel();
      await check('oauth.google.refusal-message', async () => {
        await expect(loginPage.failureMessage, 'a message').toBeVisible();
      });
      await check('oauth.google.refusal-leads-to-login', async () => {
        await expect(page).toHaveURL(/\/login/);
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
      });
      await check('oauth.google.refusal-no-session', async () => {
        const cookies = await context.cookies();
        const kept = cookies.find(({ name }) => name === 'refreshToken');
        if (kept) expect((await api.refreshResponse(kept.value)).status).toBeGreaterThan(400);
        expect(kept, 'the refresh cookie').toBeUndefined();
        const stored = await database.sessionsOf(employee.email ?? '');
        expect(stored, 'stored sessions').toEqual([]);
      });
    },
  );
});
