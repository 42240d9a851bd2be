import { PageFaults } from '../../fixtures/pages/page-faults.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';

test.describe('Logout works', () => {
  test(
    'in the page, in the browser and on the server',
    judges(
      'logout.shows-login-page',
      'logout.cookies-removed',
      'logout.server-session-ended',
      'logout.refresh-refused',
    ),
    async ({ signedInChat: chat, loginPage, context, database, api, employee }) => {
      const before = await context.cookies();
      const kept = before.find(({ name }) => name === 'refreshToken')?.value ?? '';
      await chat.account.logOut();
      await check('logout.shows-login-page', async () => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        await loginPage.page.goto('/c/new');
        await expect(loginPage.ssoLinks, 'the login page after opening the chat').toBeVisible();
      });
      await check('logout.cookies-removed', async () => {
        const names = (await context.cookies()).map(({ name }) => name);
        const signIn = names.filter((name) => /^(refreshToken|token_provider|openid_)/.test(name));
        expect(signIn, 'cookies that sign the user in').toEqual([]);
      });
      await check('logout.server-session-ended', async () => {
        expect(await database.sessionsOf(employee.email ?? ''), 'stored sessions').toEqual([]);
      });
      await check('logout.refresh-refused', async () => {
        const refusal = await api.refreshResponse(kept);
        expect([401, 403], 'status of the refresh').toContain(refusal.status);
        expect(await refusal.text(), 'body of the refresh').not.toContain('"token"');
      });
    },
  );

  test(
    'and Back shows nothing',
    judges('logout.back-shows-no-chat'),
    async ({ signedInChat: chat, loginPage, nonce, stack }) => {
      await chat.ask(`Secret ${nonce}`);
      await chat.startNewChat();
      await chat.account.logOut();
      await loginPage.ssoLinks.waitFor();
      await check('logout.back-shows-no-chat', async () => {
        const faults = new PageFaults(chat.page, stack.browserUrl);
        await chat.page.goBack();
        await faults.quiet();
        await expect(chat.page.locator('body'), 'the page').not.toContainText(nonce);
        await expect(chat.composer, 'the composer').toBeHidden();
      });
    },
  );

  test(
    'only in this browser',
    judges('logout.other-sessions-kept'),
    async ({ signedInChat, loginPage, otherSession, api }) => {
      await signedInChat.account.logOut();
      await loginPage.ssoLinks.waitFor();
      await check('logout.other-sessions-kept', async () => {
        const { user } = await api.refresh(otherSession.refreshToken);
        expect(user.email, 'the user of the other session').toBeTruthy();
      });
    },
  );

  test(
    'also at the Control Plane',
    judges('logout.control-plane-session-ended', 'logout.control-plane-returns-to-login'),
    async ({ loginPage, google, chat, doubles, employee }) => {
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(employee.login);
      await google.consent();
      await chat.composer.waitFor();
      await chat.account.logOut();
      await check('logout.control-plane-returns-to-login', async () => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        await loginPage.page.goto('/');
        await expect(loginPage.ssoLinks, 'the login page after opening the page').toBeVisible();
      });
      await check('logout.control-plane-session-ended', async () => {
        const active = () => doubles.controlPlaneSessionActive(employee.email ?? '');
        await expect.poll(active, 'a session at the Control Plane').toBe(false);
      });
    },
  );
});
