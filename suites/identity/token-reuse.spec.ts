import { decodeJwt } from 'jose';
import { endSessionRequest } from '../../fixtures/pages/end-session-request.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { logOutIdTokenHint, renewedAtControlPlane } from './token-reuse.checks.ts';

test.describe("With the Control Plane's tokens", () => {
  test(
    'a session is renewed at the Control Plane',
    judges(renewedAtControlPlane),
    async ({ api, session, employee, doubles }) => {
      const email = employee.email ?? '';
      const before = await doubles.controlPlaneRenewals(email);
      await check(renewedAtControlPlane, async () => {
        const { accessToken } = await api.refresh(session.refreshToken, 'openid');
        const renewals = await doubles.controlPlaneRenewals(email);
        expect(renewals - before, 'renewals at the Control Plane').toBe(1);
        const person = await api.signedInPerson(accessToken, session.cookies);
        expect(person.email, 'email of the person').toBe(email);
      });
    },
  );

  test(
    'a log-out names the session that ends',
    judges(logOutIdTokenHint),
    async ({ signedInChat: chat, employee }) => {
      const asked = endSessionRequest(chat.page);
      await chat.account.logOut();
      const { searchParams } = await asked;
      await check(logOutIdTokenHint, () => {
        const hint = searchParams.get('id_token_hint');
        expect(hint ?? 'none', 'id_token_hint').toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
        expect(decodeJwt(hint ?? '').sub, 'subject of id_token_hint').toBe(employee.sub);
      });
    },
  );
});
