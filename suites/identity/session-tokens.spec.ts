import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { cachesOf, storageOf } from '../../fixtures/pages/browser-traffic.ts';
import { expiredBearer, isRenewal } from '../../fixtures/pages/expired-token.ts';
import { check, expect, judges, takeOver, test } from '../../fixtures/test.ts';
import { publicSecrets } from '../preflight/rules/secret-names.ts';
import * as checks from './session-tokens.checks.ts';

const renewalsAtMost = 3;
const rotationEndsWithinMs = 10_000;
const tabs = 10;
const jwt = /eyJ[\w-]+\.[\w-]+\./;

const signed = (claims: object, secret: string) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));

test.describe('Refresh tokens', () => {
  test(
    'that LibreChat did not issue are refused',
    judges(checks.refreshGarbage, checks.refreshForeign, checks.refreshPublished),
    async ({ api, session }) => {
      const claims = decodeJwt(session.refreshToken);
      const gives = async (token: string) => {
        const answer = await api.refreshResponse(token);
        return (await answer.text()).includes('"token"');
      };
      await counterpart('the refresh token of the session is accepted', async () => {
        expect(await gives(session.refreshToken), 'a token of POST /api/auth/refresh').toBe(true);
      });
      await check(checks.refreshGarbage, async () => {
        expect(await gives('garbage'), 'a token of POST /api/auth/refresh').toBe(false);
      });
      await check(checks.refreshForeign, async () => {
        const forged = await signed(claims, crypto.randomUUID().repeat(2));
        expect(await gives(forged), 'a token of POST /api/auth/refresh').toBe(false);
      });
      await check(checks.refreshPublished, async () => {
        const forged = await signed(claims, publicSecrets.JWT_REFRESH_SECRET ?? '');
        expect(await gives(forged), 'a token of POST /api/auth/refresh').toBe(false);
      });
    },
  );

  test(
    'that were exchanged are refused',
    judges(checks.refreshRotated),
    async ({ api, session }) => {
      let successor = '';
      // A token of the same second has the same content, and so is the same one.
      const second = () => Math.floor(Date.now() / 1_000);
      const signedInAt = second();
      await expect.poll(second, 'the clock').toBeGreaterThan(signedInAt);
      await counterpart('a refresh token is exchanged', async () => {
        successor = (await api.refresh(session.refreshToken)).refreshCookie ?? '';
        expect(successor, 'the new refresh token').not.toBe(session.refreshToken);
      });
      await check(checks.refreshRotated, async () => {
        const status = async () => (await api.refreshResponse(session.refreshToken)).status;
        await expect
          .poll(status, {
            message: 'status of POST /api/auth/refresh',
            timeout: rotationEndsWithinMs,
          })
          .toBeGreaterThanOrEqual(400);
      });
    },
  );

  test(
    'are renewed by ten tabs at once',
    judges(checks.refreshTenAtOnce),
    async ({ api, session }) => {
      const { refreshCookie } = await api.refresh(session.refreshToken);
      await check(checks.refreshTenAtOnce, async () => {
        const asked = Array.from({ length: tabs }, () => api.refreshResponse(refreshCookie ?? ''));
        const statuses = (await Promise.all(asked)).map(({ status }) => status);
        expect(
          statuses.filter((status) => status !== 200),
          'refused renewals',
        ).toEqual([]);
      });
    },
  );
});

test.describe('Access tokens', () => {
  test(
    'that LibreChat did not issue are refused',
    judges(
      checks.bearerForeign,
      checks.bearerUnsigned,
      checks.bearerPublished,
      checks.bearerExpired,
    ),
    async ({ api, session }) => {
      const { accessToken } = await api.refresh(session.refreshToken);
      const claims = decodeJwt(accessToken);
      const statusWith = async (authorization: string) =>
        (await api.get('/api/user', { authorization })).status;
      await counterpart('the access token of the session is accepted', async () => {
        expect(await statusWith(`Bearer ${accessToken}`), 'status of GET /api/user').toBe(200);
      });
      await check(checks.bearerForeign, async () => {
        const forged = await signed(claims, crypto.randomUUID().repeat(2));
        expect(await statusWith(`Bearer ${forged}`), 'status of GET /api/user').toBe(401);
      });
      await check(checks.bearerUnsigned, async () => {
        const unsigned = new UnsecuredJWT(claims).encode();
        expect(await statusWith(`Bearer ${unsigned}`), 'status of GET /api/user').toBe(401);
      });
      await check(checks.bearerPublished, async () => {
        const forged = await signed(claims, publicSecrets.JWT_SECRET ?? '');
        expect(await statusWith(`Bearer ${forged}`), 'status of GET /api/user').toBe(401);
      });
      await check(checks.bearerExpired, async () => {
        expect(await statusWith(expiredBearer()), 'status of GET /api/user').toBe(401);
      });
    },
  );

  test('end with the session', judges(checks.bearerAfterLogout), async ({ api, session }) => {
    const { accessToken, refreshCookie } = await api.refresh(session.refreshToken, 'openid');
    const authorization = `Bearer ${accessToken}`;
    const status = async () => (await api.get('/api/user', { authorization })).status;
    await counterpart('the access token is accepted before log-out', async () => {
      expect(await status(), 'status of GET /api/user').toBe(200);
    });
    await api.logOut({ authorization, refreshToken: refreshCookie ?? '' });
    await check(checks.bearerAfterLogout, async () => {
      expect(await status(), 'status of GET /api/user').toBe(401);
    });
  });

  test(
    'stay out of addresses',
    judges(checks.tokenNotInAddress),
    async ({ signedInChat, nonce }) => {
      const addresses: string[] = [];
      signedInChat.page.on('request', (request) =>
        addresses.push(request.url(), request.headers().referer ?? ''),
      );
      await signedInChat.page.reload();
      await signedInChat.ask(`Say ${nonce}`);
      await check(checks.tokenNotInAddress, () => {
        expect(addresses.length, 'addresses').toBeGreaterThan(0);
        expect(
          addresses.filter((address) => jwt.test(address)),
          'addresses with a token',
        ).toEqual([]);
      });
    },
  );
});

test.describe('Log-out', () => {
  test(
    'ends the session although the access token has expired',
    judges(checks.logoutExpiredBearer),
    async ({ api, session, employee }) => {
      await check(checks.logoutExpiredBearer, async ({ database }) => {
        const stored = async () => (await database.sessionsOf(employee.email ?? '')).length;
        expect(await stored(), 'stored sessions before').toBe(1);
        await api.logOut({ authorization: expiredBearer(), refreshToken: session.refreshToken });
        expect(await stored(), 'stored sessions').toBe(0);
      });
    },
  );

  test(
    'names the session that ends at the Control Plane',
    judges(checks.logoutHint),
    async ({ api, session, employee }) => {
      const { accessToken, refreshCookie } = await api.refresh(session.refreshToken, 'openid');
      const answer = await api.logOut({
        authorization: `Bearer ${accessToken}`,
        refreshToken: refreshCookie ?? '',
      });
      const { redirect = '' } = await answer.json();
      await check(checks.logoutHint, () => {
        const hint = URL.parse(redirect)?.searchParams.get('id_token_hint') ?? 'none';
        expect(hint, 'id_token_hint').toMatch(jwt);
        expect(decodeJwt(hint).sub, 'subject of id_token_hint').toBe(employee.sub);
      });
    },
  );

  test(
    'without a cookie ends no other session',
    judges(checks.logoutWithoutCookie),
    async ({ api, session, otherSession }) => {
      const { accessToken } = await api.refresh(otherSession.refreshToken, 'openid');
      // A LibreChat that ends any session of the person may end this one first, and the other one then.
      for (const _ of ['first', 'second'])
        await api.logOut({ authorization: `Bearer ${accessToken}` });
      await check(checks.logoutWithoutCookie, async () => {
        const { status } = await api.refreshResponse(session.refreshToken, 'openid');
        expect(status, 'renewal of the other session').toBe(200);
      });
    },
  );
});

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

test('strangers do not learn which build runs', judges(checks.buildNotPublic), async ({ api }) => {
  await check(checks.buildNotPublic, async () => {
    const fields = await api.startupConfigFields();
    expect(fields, 'fields of GET /api/config').not.toContain('buildInfo');
  });
});
