import { check, expect, judges, test } from '../../fixtures/test.ts';

const unguessable = /^\S{8,}$/;

test.describe('Login through the Control Plane', () => {
  test(
    'the authorization request is safe',
    judges(
      'oauth.openid.authorization-endpoint',
      'oauth.openid.redirect-uri-exact',
      'oauth.openid.state-present',
      'oauth.openid.pkce-s256',
    ),
    async ({ api, stack }) => {
      await check('oauth.openid.authorization-endpoint', async () => {
        const { protocol, href } = await api.authorizationRequest('openid');
        expect(protocol).toBe('https:');
        if (stack.doubles) expect(href).toContain(stack.doubles.controlPlane.issuer);
      });
      const { searchParams: asked } = await api.authorizationRequest('openid');
      await check('oauth.openid.redirect-uri-exact', () => {
        const registered = `${stack.browserUrl}/oauth/openid/callback`;
        expect(asked.get('redirect_uri'), 'redirect_uri').toBe(registered);
      });
      await check('oauth.openid.state-present', async () => {
        const again = await api.authorizationRequest('openid');
        expect(asked.get('state') ?? 'none', 'state').toMatch(unguessable);
        expect(again.searchParams.get('state'), 'state of the next request').not.toBe(
          asked.get('state'),
        );
      });
      await check('oauth.openid.pkce-s256', () => {
        expect(asked.get('code_challenge') ?? 'none', 'code_challenge').toMatch(/^[\w-]{43}$/);
        expect(asked.get('code_challenge_method'), 'code_challenge_method').toBe('S256');
      });
    },
  );

  test(
    'a user with the role is signed in with name and email',
    judges('oauth.openid.login-leads-to-chat', 'oauth.openid.name', 'oauth.openid.email'),
    async ({ context, api, loginPage, google, chat, employee }) => {
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(employee.login);
      await google.consent();
      await check('oauth.openid.login-leads-to-chat', async () => {
        await expect(chat.composer, 'the composer').toBeVisible();
      });
      const cookies = await context.cookies();
      const token = cookies.find(({ name }) => name === 'refreshToken')?.value ?? '';
      const { user } = await api.refresh(token);
      await check('oauth.openid.name', () => {
        expect(user.name, 'name in LibreChat').toBe(employee.name);
      });
      await check('oauth.openid.email', async () => {
        expect(user.email, 'email in LibreChat').toBe(employee.email);
        await chat.account.open();
        await expect(chat.account.menu, 'the account menu').toContainText(employee.email ?? '');
      });
    },
  );

  test(
    'a user without the role is rejected',
    judges(
      'oauth.openid.missing-role-refused',
      'oauth.openid.missing-role-message',
      'oauth.openid.missing-role-no-session',
      'oauth.openid.missing-role-no-account',
    ),
    async ({ page, context, database, loginPage, google, newPerson }) => {
      const person = await newPerson('no-role');
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(person.login);
      await google.consent();
      await check('oauth.openid.missing-role-message', async () => {
        await expect(loginPage.failureMessage, 'a message').toBeVisible();
      });
      await check('oauth.openid.missing-role-refused', async () => {
        await expect(page).toHaveURL(/\/login/);
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
      });
      await check('oauth.openid.missing-role-no-session', async () => {
        const names = (await context.cookies()).map(({ name }) => name);
        expect(names, 'cookies').not.toContain('refreshToken');
        expect(await database.sessionsOf(person.email ?? ''), 'stored sessions').toEqual([]);
      });
      await check('oauth.openid.missing-role-no-account', async () => {
        expect(await database.users(person.email ?? ''), 'stored users').toEqual([]);
      });
    },
  );
});
