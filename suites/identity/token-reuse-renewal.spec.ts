import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { chat } from './login-ends.ts';
import * as checks from './token-reuse-renewal.checks.ts';

const mostCookieBytes = 4_096;

test.describe("Sessions on the Control Plane's tokens", () => {
  test('begin', judges(checks.loginWorks), async ({ arrive, api, employee }) => {
    const visitor = await arrive();
    const callback = await visitor.callbackOf('openid', employee);
    await check(checks.loginWorks, async () => {
      const end = await visitor.open(callback);
      expect(end.summary, 'where the login ended').toMatch(chat);
      const { accessToken } = await api.refresh((await visitor.refreshToken()) ?? '', 'openid');
      const person = await api.signedInPerson(accessToken, await visitor.cookies());
      expect(person.email, 'email of the person').toBe(employee.email);
    });
  });

  test(
    'follow a rotation of refresh tokens',
    judges(checks.rotationFollowed),
    async ({ api, newPerson, signInAs }) => {
      const behaviours = { controlPlane: ['refresh-rotates' as const] };
      const { refreshToken } = await signInAs(await newPerson('employee', { behaviours }));
      await check(checks.rotationFollowed, async () => {
        const first = await api.refresh(refreshToken, 'openid');
        const second = await api.refreshResponse(first.refreshCookie ?? '', 'openid');
        expect(second.status, 'status of the second renewal').toBe(200);
        expect(await second.text(), 'answer of the second renewal').toContain('"token"');
      });
    },
  );

  test(
    'end when the provider refuses',
    judges(checks.refusalEnds),
    async ({ api, employee, doubles, signInAs }) => {
      const { refreshToken } = await signInAs(employee);
      let renewed = '';
      await counterpart('the session is renewed while the provider accepts it', async () => {
        renewed = (await api.refresh(refreshToken, 'openid')).refreshCookie ?? refreshToken;
      });
      const behaviours = { controlPlane: ['refresh-refused' as const] };
      await doubles.registerIdentity({ ...employee, behaviours });
      await check(checks.refusalEnds, async () => {
        const answer = await (await api.refreshResponse(renewed, 'openid')).text();
        const gives = answer.includes('"token"');
        expect(gives, 'a token of POST /api/auth/refresh').toBe(false);
      });
    },
  );

  test(
    'leave little in the browser',
    judges(checks.cookiesSmall, checks.answerWithoutRefreshToken),
    async ({ api, arrive, newPerson }) => {
      const visitor = await arrive();
      await visitor.logIn('openid', await newPerson('role-among-200-groups'));
      await check(checks.cookiesSmall, async () => {
        const ofLibreChat = /^(refreshToken|token_provider|connect\.sid|openid_)/;
        const cookies = (await visitor.cookies()).filter(({ name }) => ofLibreChat.test(name));
        const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        expect(header.length, 'bytes of the Cookie header').toBeGreaterThan(0);
        expect(header.length, 'bytes of the Cookie header').toBeLessThan(mostCookieBytes);
      });
      await check(checks.answerWithoutRefreshToken, async () => {
        const kept = (await visitor.refreshToken()) ?? '';
        const answer = await api.refreshResponse(kept, 'openid');
        const body = await answer.text();
        expect(body, 'answer of POST /api/auth/refresh').toContain('"token"');
        const told = body.includes(kept) || /refresh_?token"\s*:\s*"/i.test(body);
        expect(told, 'a refresh token in the answer').toBe(false);
      });
    },
  );

  test(
    'need no ID token with a renewal',
    judges(checks.renewedWithoutIdToken),
    async ({ api, newPerson, signInAs }) => {
      const behaviours = { controlPlane: ['refresh-without-id-token' as const] };
      const { refreshToken } = await signInAs(await newPerson('employee', { behaviours }));
      await check(checks.renewedWithoutIdToken, async () => {
        const answer = await api.refreshResponse(refreshToken, 'openid');
        expect(answer.status, 'status of POST /api/auth/refresh').toBe(200);
        expect(await answer.text(), 'answer of POST /api/auth/refresh').toContain('"token"');
      });
    },
  );

  test(
    'of Google are renewed too',
    judges(checks.googleRenewed),
    async ({ arrive, api, employee }) => {
      const visitor = await arrive();
      await visitor.logIn('google', employee);
      await check(checks.googleRenewed, async () => {
        const answer = await api.refreshResponse((await visitor.refreshToken()) ?? '', 'librechat');
        expect(answer.status, 'status of POST /api/auth/refresh').toBe(200);
        expect(await answer.text(), 'answer of POST /api/auth/refresh').toContain('"token"');
      });
    },
  );
});
