import { cachesOf, storageOf } from '../../fixtures/pages/browser-traffic.ts';
import { isRenewal } from '../../fixtures/pages/expired-token.ts';
import { check, expect, judges, takeOver, test } from '../../fixtures/test.ts';
import * as checks from './ended-sessions.checks.ts';

const renewalsAtMost = 3;

test.describe('A browser whose session is over', () => {
  for (const [handle, kind] of [
    [checks.garbageEndsAtLogin, 'garbage'],
    [checks.revokedEndsAtLogin, 'revoked'],
  ] as const)
    test(
      `ends at the login page: ${kind}`,
      judges(handle),
      async ({ page, context, api, session, loginPage }) => {
        if (kind === 'revoked') {
          const { accessToken, refreshCookie } = await api.refresh(session.refreshToken, 'openid');
          await api.logOut({
            authorization: `Bearer ${accessToken}`,
            refreshToken: refreshCookie ?? '',
          });
        } else
          await takeOver(
            context,
            session.cookies.map((it) => (it.name === 'refreshToken' ? { ...it, value: 'x' } : it)),
          );
        let renewals = 0;
        page.on('request', (request) => {
          if (isRenewal(request.url())) renewals += 1;
        });
        await page.goto('/c/new');
        await check(handle, async () => {
          await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
          expect(renewals, 'renewals').toBeLessThanOrEqual(renewalsAtMost);
        });
      },
    );

  test(
    'shows the next person nothing of the last one',
    judges(checks.nothingOfLastPerson),
    async ({ signedInChat: chat, context, loginPage, newPerson, nonce, signInAs }) => {
      const secret = `Only for my eyes ${nonce}`;
      await chat.ask(secret);
      await chat.account.logOut();
      await expect(loginPage.ssoLinks, 'the login page').toBeVisible();
      const next = await signInAs(await newPerson('employee'));
      await takeOver(context, next.cookies);
      await chat.open();
      await check(checks.nothingOfLastPerson, async () => {
        expect(await chat.page.content(), 'the page').not.toContain(secret);
        const kept = [await storageOf(chat.page), await cachesOf(chat.page)];
        expect(kept.filter((it) => it.includes(secret)).length, 'places that hold it').toBe(0);
      });
    },
  );
});
