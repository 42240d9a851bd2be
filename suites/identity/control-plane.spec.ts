import { signOns } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  authorizationEndpoint,
  loginLeadsToChat,
  missingRoleMessage,
  missingRoleNoAccount,
  missingRoleNoSession,
  missingRoleRefused,
  personEmail,
  personName,
  pkceS256,
  redirectUriExact,
  statePresent,
} from './control-plane.checks.ts';

const unguessable = /^\S{8,}$/;

test.describe('Login through the Control Plane', () => {
  test(
    'the authorization request is safe',
    judges(authorizationEndpoint, redirectUriExact, statePresent, pkceS256),
    async ({ api, stack }) => {
      await check(authorizationEndpoint, async () => {
        const { protocol, href } = await api.authorizationRequest('openid');
        expect(protocol).toBe('https:');
        if (stack.doubles) expect(href).toContain(stack.doubles.controlPlane.issuer);
      });
      const { searchParams: asked } = await api.authorizationRequest('openid');
      await check(redirectUriExact, () => {
        const registered = stack.browserUrl + signOns.openid.callbackPath;
        expect(asked.get('redirect_uri'), 'redirect_uri').toBe(registered);
      });
      await check(statePresent, async () => {
        const again = await api.authorizationRequest('openid');
        expect(asked.get('state') ?? 'none', 'state').toMatch(unguessable);
        expect(again.searchParams.get('state'), 'state of the next request').not.toBe(
          asked.get('state'),
        );
      });
      await check(pkceS256, () => {
        expect(asked.get('code_challenge') ?? 'none', 'code_challenge').toMatch(/^[\w-]{43}$/);
        expect(asked.get('code_challenge_method'), 'code_challenge_method').toBe('S256');
      });
    },
  );

  test(
    'a user with the role is signed in with name and email',
    judges(loginLeadsToChat, personName, personEmail),
    async ({ context, api, loginPage, google, chat, employee }) => {
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(employee.login);
      await google.consent();
      await check(loginLeadsToChat, async () => {
        await expect(chat.composer, 'the composer').toBeVisible();
      });
      const cookies = await context.cookies();
      const token = cookies.find(({ name }) => name === 'refreshToken')?.value ?? '';
      const { user } = await api.refresh(token);
      await check(personName, () => {
        expect(user.name, 'name in LibreChat').toBe(employee.name);
      });
      await check(personEmail, async () => {
        expect(user.email, 'email in LibreChat').toBe(employee.email);
        await chat.account.open();
        await expect(chat.account.menu, 'the account menu').toContainText(employee.email ?? '');
      });
    },
  );

  test(
    'a user without the role is rejected',
    judges(missingRoleRefused, missingRoleMessage, missingRoleNoSession, missingRoleNoAccount),
    async ({ page, context, loginPage, google, newPerson, admits }) => {
      await admits('openid');
      const person = await newPerson('no-role');
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(person.login);
      await google.consent();
      await check(missingRoleMessage, async () => {
        await expect(loginPage.failureMessage, 'a message').toBeVisible();
      });
      await check(missingRoleRefused, async () => {
        await expect(page).toHaveURL(/\/login/);
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
      });
      await check(missingRoleNoSession, async ({ database }) => {
        const names = (await context.cookies()).map(({ name }) => name);
        expect(names, 'cookies').not.toContain('refreshToken');
        expect(await database.sessionsOf(person.email ?? ''), 'stored sessions').toEqual([]);
      });
      await check(missingRoleNoAccount, async ({ database }) => {
        expect(await database.users(person.email ?? ''), 'stored users').toEqual([]);
      });
    },
  );
});
