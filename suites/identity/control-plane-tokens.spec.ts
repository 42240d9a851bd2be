import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { proveLogin, sessionStatus, withoutPkce } from './at-control-plane.ts';
import * as checks from './control-plane-tokens.checks.ts';

const daySeconds = 86_400;

test.describe('The Control Plane alone', () => {
  test(
    'issues tokens that it can check',
    judges(
      checks.tokenNeedsSession,
      checks.tokenExpires,
      checks.tokenAccepted,
      checks.tokenForeignRefused,
      checks.tokenUnsignedRefused,
      checks.tokenOfPublishedSecretRefused,
    ),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const employee = await newPerson('employee', withoutPkce);
      const visitor = await arrive();
      await proveLogin(visitor, visitor.logIn(employee));
      const stranger = await arrive();
      await check(checks.tokenNeedsSession, async () => {
        expect(await sessionStatus(stranger), 'GET /auth/token').toBe(401);
      });
      const token = await visitor.token();
      const claims = decodeJwt(token.access_token);
      await check(checks.tokenExpires, () => {
        const { exp = 0, iat = 0 } = claims;
        expect(exp - iat, 'seconds from iat to exp').toBe(token.expires_in);
        expect(token.expires_in, 'expires_in').toBeLessThanOrEqual(daySeconds);
        expect(exp, 'exp').toBeGreaterThan(Date.now() / 1_000);
      });
      await check(checks.tokenAccepted, async () => {
        const me = await stranger.me(token.access_token);
        expect(me.status(), 'status of GET /api/users/me').toBe(200);
        expect(await me.json(), 'who asks').toMatchObject({ email: employee.email });
      });
      const statusWith = async (bearer: string) => (await stranger.people(bearer)).status();
      await counterpart('the token itself is not refused', async () => {
        expect(await statusWith(token.access_token), 'GET /api/users').not.toBe(401);
      });
      const signed = (secret: string) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
          .sign(new TextEncoder().encode(secret));
      await check(checks.tokenForeignRefused, async () => {
        const forged = await signed(crypto.randomUUID().repeat(2));
        expect(await statusWith(forged), 'GET /api/users with a forged token').toBe(401);
      });
      await check(checks.tokenUnsignedRefused, async () => {
        const unsigned = new UnsecuredJWT(claims).encode();
        expect(await statusWith(unsigned), 'GET /api/users with an unsigned token').toBe(401);
      });
      await check(checks.tokenOfPublishedSecretRefused, async () => {
        const forged = await signed('change-this-in-production');
        expect(await statusWith(forged), 'GET /api/users with a forged token').toBe(401);
      });
    },
  );

  test(
    'ends a session for good',
    judges(checks.logoutRevokes, checks.logoutEndsSession, checks.logoutRemovesCookie),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const visitor = await arrive();
      await proveLogin(visitor, visitor.logIn(await newPerson('employee', withoutPkce)));
      const before = await visitor.cookies();
      const bearer = before.find(({ name }) => name === 'access_token')?.value ?? '';
      const stranger = await arrive();
      await counterpart('the token of the cookie is not refused', async () => {
        expect((await stranger.people(bearer)).status(), 'GET /api/users').not.toBe(401);
      });
      await visitor.logOut();
      await check(checks.logoutRemovesCookie, async () => {
        const names = (await visitor.cookies()).map(({ name }) => name);
        expect(names, 'cookies').not.toContain('access_token');
      });
      await check(checks.logoutRevokes, async () => {
        expect((await stranger.people(bearer)).status(), 'GET /api/users').toBe(401);
      });
      await check(checks.logoutEndsSession, async () => {
        const kept = await arrive({ cookies: before });
        expect(await sessionStatus(kept), 'GET /auth/token with the cookies of before').toBe(401);
      });
    },
  );
});
