import { decodeJwt } from 'jose';
import { expiredBearer } from '../../fixtures/pages/expired-token.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import * as checks from './logout-requests.checks.ts';

const jwt = /eyJ[\w-]+\.[\w-]+\./;

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
