import { check, expect, judges, test } from '../../fixtures/test.ts';
import { sessionStatus, withoutPkce } from './at-control-plane.ts';
import * as checks from './control-plane-login.checks.ts';

const unguessable = /^\S{8,}$/;

test.describe('The Control Plane alone', () => {
  test(
    'asks Google in the registered way',
    judges(checks.redirectUriExact, checks.statePresent, checks.pkceChallenge),
    async ({ arriveAtControlPlane: arrive }) => {
      const visitor = await arrive();
      const { searchParams: asked } = await visitor.startLogin();
      await check(checks.redirectUriExact, ({ controlPlane }) => {
        const registered = `${controlPlane.url}/auth/callback`;
        expect(asked.get('redirect_uri'), 'redirect_uri').toBe(registered);
        expect(asked.get('response_type'), 'response_type').toBe('code');
      });
      await check(checks.statePresent, async () => {
        const again = await visitor.startLogin();
        expect(asked.get('state') ?? 'none', 'state').toMatch(unguessable);
        expect(again.searchParams.get('state'), 'state of the next login').not.toBe(
          asked.get('state'),
        );
      });
      await check(checks.pkceChallenge, () => {
        expect(asked.get('code_challenge') ?? 'none', 'code_challenge').toMatch(/^[\w-]{43}$/);
        expect(asked.get('code_challenge_method'), 'code_challenge_method').toBe('S256');
      });
    },
  );

  test(
    'proves its PKCE challenge',
    judges(checks.pkceVerifierSent),
    async ({ arriveAtControlPlane: arrive, employee }) => {
      const visitor = await arrive();
      const callback = await visitor.answerGoogle(await visitor.startLogin(), employee);
      await check(checks.pkceVerifierSent, async () => {
        await visitor.open(callback);
        expect(await sessionStatus(visitor), 'GET /auth/token after a login').toBe(200);
      });
    },
  );

  test(
    'gives an employee a session in protected cookies',
    judges(
      checks.employeeGetsIn,
      checks.cookieHttpOnly,
      checks.cookieSameSite,
      checks.cookieSecure,
      checks.sessionIdRenewed,
    ),
    async ({ arriveAtControlPlane: arrive, newPerson }) => {
      const visitor = await arrive();
      const authorization = await visitor.startLogin();
      const before = await visitor.cookies();
      const callback = await visitor.answerGoogle(
        authorization,
        await newPerson('employee', withoutPkce),
      );
      await check(checks.employeeGetsIn, async () => {
        await visitor.open(callback);
        expect(await sessionStatus(visitor), 'GET /auth/token after a login').toBe(200);
      });
      const cookies = await visitor.cookies();
      expect(cookies.length, 'cookies of the session').toBeGreaterThan(0);
      await check(checks.cookieHttpOnly, () => {
        expect(
          cookies.filter((it) => !it.httpOnly).map(({ name }) => name),
          'readable',
        ).toEqual([]);
      });
      await check(checks.cookieSameSite, () => {
        const lax = cookies.filter(({ sameSite }) => sameSite === 'None');
        expect(
          lax.map(({ name }) => name),
          'cookies that other sites send',
        ).toEqual([]);
      });
      await check(checks.cookieSecure, ({ controlPlane }) => {
        const secure = new URL(controlPlane.url).protocol === 'https:';
        expect([...new Set(cookies.map((it) => it.secure))], 'Secure').toEqual([secure]);
      });
      await check(checks.sessionIdRenewed, async () => {
        const older = await arrive({ cookies: before });
        expect(await sessionStatus(older), 'GET /auth/token with the cookies of before').toBe(401);
      });
    },
  );
});
