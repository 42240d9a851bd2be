import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { PageFaults } from '../../fixtures/pages/page-faults.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  backShowsNoChat,
  controlPlaneReturnsToLogin,
  controlPlaneSessionEnded,
  cookiesRemoved,
  otherSessionsKept,
  refreshRefused,
  serverSessionEnded,
  showsLoginPage,
} from './logout.checks.ts';

test.describe('Logout works', () => {
  test(
    'in the page, in the browser and on the server',
    judges(showsLoginPage, cookiesRemoved, serverSessionEnded, refreshRefused),
    async ({ signedInChat: chat, loginPage, context, api, employee }) => {
      const before = await context.cookies();
      const kept = before.find(({ name }) => name === 'refreshToken')?.value ?? '';
      await counterpart('the user is signed in with this cookie', async () => {
        await expect(chat.composer, 'the composer').toBeVisible();
        expect(kept, 'the refresh cookie').not.toBe('');
      });
      await chat.account.logOut();
      await check(showsLoginPage, async () => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        await loginPage.page.goto('/c/new');
        await expect(loginPage.ssoLinks, 'the login page after opening the chat').toBeVisible();
      });
      await check(cookiesRemoved, async () => {
        const names = (await context.cookies()).map(({ name }) => name);
        const signIn = names.filter((name) => /^(refreshToken|token_provider|openid_)/.test(name));
        expect(signIn, 'cookies that sign the user in').toEqual([]);
      });
      await check(serverSessionEnded, async ({ database }) => {
        expect(await database.sessionsOf(employee.email ?? ''), 'stored sessions').toEqual([]);
      });
      await check(refreshRefused, async () => {
        const refusal = await api.refreshResponse(kept);
        expect([401, 403], 'status of the refresh').toContain(refusal.status);
        expect(await refusal.text(), 'body of the refresh').not.toContain('"token"');
      });
    },
  );

  test(
    'and Back shows nothing',
    judges(backShowsNoChat),
    async ({ signedInChat: chat, loginPage, nonce, stack }) => {
      await chat.ask(`Secret ${nonce}`);
      await chat.startNewChat();
      await chat.account.logOut();
      await loginPage.ssoLinks.waitFor();
      await check(backShowsNoChat, async () => {
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
    judges(otherSessionsKept),
    async ({ signedInChat, loginPage, otherSession, api }) => {
      await signedInChat.account.logOut();
      await loginPage.ssoLinks.waitFor();
      await check(otherSessionsKept, async () => {
        const { user } = await api.refresh(otherSession.refreshToken);
        expect(user.email, 'the user of the other session').toBeTruthy();
      });
    },
  );

  test(
    'also at the Control Plane',
    judges(controlPlaneSessionEnded, controlPlaneReturnsToLogin),
    async ({ loginPage, google, chat, doubles, employee }) => {
      await loginPage.open();
      await loginPage.startSso('openid');
      await google.signIn(employee.login);
      await google.consent();
      await chat.composer.waitFor();
      await chat.account.logOut();
      await check(controlPlaneReturnsToLogin, async () => {
        await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
        await loginPage.page.goto('/');
        await expect(loginPage.ssoLinks, 'the login page after opening the page').toBeVisible();
      });
      await check(controlPlaneSessionEnded, async () => {
        const active = () => doubles.controlPlaneSessionActive(employee.email ?? '');
        await expect.poll(active, 'a session at the Control Plane').toBe(false);
      });
    },
  );
});
