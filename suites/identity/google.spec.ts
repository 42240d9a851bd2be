import { signOns } from '../../fixtures/librechat/sign-ons.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  authorizationEndpoint,
  clientId,
  consentLeadsToChat,
  outsiderNoAccount,
  outsiderRefused,
  redirectUriExact,
  refusalLeadsToLogin,
  refusalMessage,
  refusalNoSession,
  requestedScope,
  responseTypeCode,
  statePresent,
} from './google.checks.ts';

const unguessable = /^\S{8,}$/;

test.describe('Google login redirects correctly', () => {
  test(
    'the authorization request is the registered one',
    judges(
      authorizationEndpoint,
      redirectUriExact,
      clientId,
      responseTypeCode,
      requestedScope,
      statePresent,
    ),
    async ({ api, stack }) => {
      await check(authorizationEndpoint, async () => {
        const { origin, pathname } = await api.authorizationRequest('google');
        expect(origin + pathname).toMatch(
          /^https:\/\/accounts\.google\.com\/o\/oauth2(\/v2)?\/auth$/,
        );
      });
      const { searchParams: asked } = await api.authorizationRequest('google');
      await check(redirectUriExact, () => {
        const registered = stack.browserUrl + signOns.google.callbackPath;
        expect(asked.get('redirect_uri'), 'redirect_uri').toBe(registered);
      });
      await check(clientId, () => {
        expect(asked.get('client_id'), 'client_id').toBe(stack.doubles?.google.clientId);
      });
      await check(responseTypeCode, () => {
        expect(asked.get('response_type'), 'response_type').toBe('code');
      });
      await check(requestedScope, () => {
        const scopes = asked.get('scope')?.split(' ').sort();
        expect(scopes, 'scope').toEqual(['email', 'openid', 'profile']);
      });
      await check(statePresent, async () => {
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
    judges(consentLeadsToChat),
    async ({ loginPage, google, chat, employee }) => {
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(employee.login);
      await google.consent();
      await check(consentLeadsToChat, async () => {
        await expect(chat.composer, 'the composer').toBeVisible();
        await chat.account.open();
        await expect(chat.account.menu, 'the account menu').toContainText(employee.email ?? '');
      });
    },
  );

  test(
    'a user of another domain is rejected',
    judges(outsiderRefused, outsiderNoAccount),
    async ({ context, loginPage, google, newPerson, admits }) => {
      await admits('google');
      const person = await newPerson('outsider');
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(person.login);
      await google.consent();
      await check(outsiderRefused, async () => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        const names = (await context.cookies()).map(({ name }) => name);
        expect(names, 'cookies').not.toContain('refreshToken');
      });
      await check(outsiderNoAccount, async ({ database }) => {
        expect(await database.users(person.email ?? ''), 'stored users').toEqual([]);
      });
    },
  );

  test(
    'a cancelled login leads to the login page',
    judges(refusalLeadsToLogin, refusalMessage, refusalNoSession),
    async ({ page, context, api, loginPage, google, employee, admits }) => {
      await admits('google');
      await loginPage.open();
      await loginPage.startSso('google');
      await google.signIn(employee.login);
      await google.cancel();
      await check(refusalMessage, async () => {
        await expect(loginPage.failureMessage, 'a message').toBeVisible();
      });
      await check(refusalLeadsToLogin, async () => {
        await expect(page).toHaveURL(/\/login/);
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
      });
      await check(refusalNoSession, async ({ database }) => {
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
