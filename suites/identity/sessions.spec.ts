import { decodeJwt } from 'jose';
import { storageOf } from '../../fixtures/pages/browser-traffic.ts';
import { ChatPage } from '../../fixtures/pages/chat-page.ts';
import { expireAccessToken } from '../../fixtures/pages/expired-token.ts';
import { knownLifetimes } from '../../fixtures/stack/facts.ts';
import { check, expect, judges, takeOver, test } from '../../fixtures/test.ts';
import {
  accessTokenLifetime,
  accessTokenRenewed,
  refreshRotates,
  refreshTokenLifetime,
  secondTab,
  survivesBrowserRestart,
  survivesReload,
  survivesServerRestart,
  tokenNotInStorage,
} from './sessions.checks.ts';

const minuteSeconds = 60;

test.describe('Sessions persist', () => {
  test(
    'across a reload and in a second tab',
    judges(survivesReload, secondTab, tokenNotInStorage),
    async ({ signedInChat: chat, context, nonce }) => {
      await chat.ask(`Keep ${nonce}`);
      await check(survivesReload, async () => {
        const address = chat.page.url();
        await chat.page.reload();
        await expect(chat.composer, 'the composer').toBeVisible();
        await expect(chat.turns.first(), 'the first turn').toContainText(nonce);
        expect(chat.page.url(), 'address').toBe(address);
      });
      await check(secondTab, async () => {
        const second = new ChatPage(await context.newPage());
        await second.page.goto(chat.page.url());
        await expect(second.turns.first(), 'the first turn in tab 2').toContainText(nonce);
        await chat.page.reload();
        await expect(chat.composer, 'the composer in tab 1').toBeVisible();
      });
      await check(tokenNotInStorage, async () => {
        expect(await storageOf(chat.page), 'storage').not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
      });
    },
  );

  test(
    'across a restart of the browser',
    judges(survivesBrowserRestart),
    async ({ signedInChat, context, browser, stack }) => {
      const cookies = await context.cookies();
      const persistent = cookies.filter(({ expires }) => expires > 0);
      await signedInChat.page.close();
      const reopened = await browser.newContext({ baseURL: stack.browserUrl });
      await check(survivesBrowserRestart, async () => {
        await takeOver(reopened, persistent);
        const chat = new ChatPage(await reopened.newPage());
        await chat.page.goto('/c/new');
        await expect(chat.composer, 'the composer').toBeVisible();
      });
      await reopened.close();
    },
  );

  test(
    'across a restart of LibreChat',
    judges(survivesServerRestart),
    async ({ signedInChat: chat, nonce }) => {
      await chat.ask(`Before ${nonce}`);
      const address = chat.page.url();
      await chat.page.goto('about:blank');
      await check(survivesServerRestart, async ({ restart }) => {
        await restart();
        await chat.page.goto(address);
        await expect(chat.turns.first(), 'the first turn').toContainText(nonce);
        await chat.ask(`After ${nonce}`);
        await expect(chat.turns, 'turns').toHaveCount(4);
      });
    },
  );

  test(
    'after an access token has expired',
    judges(accessTokenRenewed),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await chat.ask(`Before ${nonce}`);
      const expired = await expireAccessToken(chat.page);
      await check(accessTokenRenewed, async () => {
        await chat.ask(`After ${nonce}`);
        expect(expired.refused(), 'calls refused with the expired token').toBeGreaterThan(0);
        const [asked] = await doubles.chats(`After ${nonce}`);
        await expect(chat.lastAnswer, 'the answer').toHaveText(asked?.answer ?? 'none');
      });
    },
  );

  test(
    'for as long as the deployment is configured for',
    judges(accessTokenLifetime, refreshTokenLifetime, refreshRotates),
    async ({ api, session, stack }) => {
      const { sessionSeconds, refreshSeconds } = knownLifetimes(stack.facts);
      await check(refreshTokenLifetime, () => {
        const cookie = session.cookies.find(({ name }) => name === 'refreshToken');
        const seconds = (cookie?.expires ?? 0) - Date.now() / 1_000;
        expect(seconds, 'seconds to the expiry').toBeGreaterThan(refreshSeconds - minuteSeconds);
        expect(seconds, 'seconds to the expiry').toBeLessThanOrEqual(refreshSeconds + 1);
      });
      const refreshed = await api.refresh(session.refreshToken);
      await check(accessTokenLifetime, () => {
        const { exp = 0, iat = 0 } = decodeJwt(refreshed.accessToken);
        expect(exp - iat, 'seconds from iat to exp').toBe(Math.floor(sessionSeconds));
      });
      await check(refreshRotates, async () => {
        expect(refreshed.refreshCookie, 'the new refresh token').toBeTruthy();
        const again = await api.refresh(refreshed.refreshCookie ?? '');
        expect(again.user.email, 'the person').toBe(refreshed.user.email);
      });
    },
  );
});
