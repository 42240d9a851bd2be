import { decodeJwt, UnsecuredJWT } from 'jose';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { answersTo, forgedToken } from '../../fixtures/clients/forged-token.ts';
import { expiredToken } from '../../fixtures/pages/expired-token.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { publicSecrets } from '../preflight/rules/secret-names.ts';
import * as checks from './access-tokens.checks.ts';

const jwt = /eyJ[\w-]+\.[\w-]+\./;

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
      const statusWith = async (token: string) =>
        (await api.get('/api/user', { authorization: `Bearer ${token}` })).status;
      await counterpart('the access token of the session is accepted', async () => {
        expect(await statusWith(accessToken), 'status of GET /api/user').toBe(200);
      });
      const forged = {
        foreign: await forgedToken(claims, crypto.randomUUID().repeat(2)),
        unsigned: new UnsecuredJWT(claims).encode(),
        published: await forgedToken(claims, publicSecrets.JWT_SECRET ?? ''),
        expired: expiredToken(),
      };
      for (const [handle, kind] of [
        [checks.bearerForeign, 'foreign'],
        [checks.bearerUnsigned, 'unsigned'],
        [checks.bearerPublished, 'published'],
        [checks.bearerExpired, 'expired'],
      ] as const)
        await check(handle, async () => {
          const answers = await answersTo(forged, statusWith);
          expect(answers, 'answers to forged tokens').toContain(`${kind} 401`);
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
